package io.silkroam.charging.request;

/** A name a network calls a subscriber by: RFC 8506 §8.46 Subscription-Id. Masked in logs. */
public record Identity(Kind kind, String text) {

    /** RFC 8506 §8.47 Subscription-Id-Type; the code is the one on the wire and in the table. */
    public enum Kind {
        E164(0),
        IMSI(1),
        SIP_URI(2),
        NAI(3),
        PRIVATE(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        /** The kind with this code; an unknown one is named. */
        public static Kind ofCode(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no Subscription-Id-Type has the code " + code);
        }
    }

    private static final int SHOWN = 5;

    public Identity {
        if (text.isBlank()) {
            throw new IllegalArgumentException("identity of kind " + kind + " is empty");
        }
    }

    public static Identity imsi(String digits) {
        return new Identity(Kind.IMSI, digits);
    }

    public static Identity e164(String digits) {
        return new Identity(Kind.E164, digits);
    }

    /** The same in every process, which an enum's own is not: lanes are chosen by it, and a simulation replays. */
    @Override
    public int hashCode() {
        return 31 * kind.code() + text.hashCode();
    }

    @Override
    public String toString() {
        return kind + ":" + text.substring(0, Math.min(SHOWN, text.length())) + "***";
    }
}
