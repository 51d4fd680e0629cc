package io.silkroam.messaging.message;

/**
 * Somebody with whom messages are exchanged.
 *
 * @param name of the account, the link or the service, as configured
 */
public record Party(Kind kind, String name) {
    /** What kind of party. */
    public enum Kind {
        /** An ESME account: partners and the brand's systems. */
        ACCOUNT,
        /** A link to an SMSC. */
        LINK,
        /** A service of our own: balance by keyword, notices. */
        SERVICE
    }

    public static Party account(String name) {
        return new Party(Kind.ACCOUNT, name);
    }

    public static Party link(String name) {
        return new Party(Kind.LINK, name);
    }

    public static Party service(String name) {
        return new Party(Kind.SERVICE, name);
    }

    /** The same in every process, which an enum's own is not: parties are served in its order, simulations replay. */
    @Override
    public int hashCode() {
        return 31 * kind.name().hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + name;
    }
}
