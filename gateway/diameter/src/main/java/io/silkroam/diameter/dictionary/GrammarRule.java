package io.silkroam.diameter.dictionary;

/** One line of a command or group grammar (RFC 6733 §3.2): an AVP and how often it must and may occur. */
public record GrammarRule(AvpDefinition avp, int minimum, int maximum) {
    /** The maximum of a rule without one. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    public GrammarRule {
        if (minimum < 0 || maximum < minimum) {
            throw new IllegalArgumentException(avp.name() + " occurs " + minimum + " to " + maximum + " times?");
        }
    }
}
