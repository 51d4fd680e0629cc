package io.silkroam.diameter.dictionary;

import java.util.Map;
import java.util.Optional;

/**
 * What the dictionary says of an AVP's value beyond its type. The notes are words at the end of an avp line:
 * {@code nonempty} refuses empty content, {@code open} passes what we only record (enumeration values newer than the
 * dictionary, text that is no UTF-8) so that a partner's release is not turned away for it, {@code opaque} leaves a
 * group's content alone.
 */
public final class ValueRule {
    private final boolean nonEmpty;
    private final boolean opaque;
    private final boolean open;
    private final Map<Integer, String> names;
    private final long smallValues;

    ValueRule(boolean nonEmpty, boolean opaque, boolean open, Map<Integer, String> names) {
        this.nonEmpty = nonEmpty;
        this.opaque = opaque;
        this.open = open;
        this.names = Map.copyOf(names);
        long bits = 0;
        for (int value : names.keySet()) {
            bits |= isSmall(value) ? 1L << value : 0;
        }
        this.smallValues = bits;
    }

    public boolean nonEmpty() {
        return nonEmpty;
    }

    public boolean opaque() {
        return opaque;
    }

    /** Whether an Enumerated AVP may hold this value. Values under 64 cost no look-up and no boxing. */
    public boolean accepts(int value) {
        if (open || names.isEmpty()) {
            return true;
        }
        return isSmall(value) ? (smallValues & (1L << value)) != 0 : names.containsKey(value);
    }

    /** Whether content is taken as it comes. */
    public boolean isOpen() {
        return open;
    }

    public Optional<String> nameOf(int value) {
        return Optional.ofNullable(names.get(value));
    }

    /** The named values of an enumeration. */
    public Map<Integer, String> names() {
        return names;
    }

    private static boolean isSmall(int value) {
        return value >= 0 && value < Long.SIZE;
    }
}
