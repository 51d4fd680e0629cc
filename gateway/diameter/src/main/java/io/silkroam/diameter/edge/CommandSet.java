package io.silkroam.diameter.edge;

import java.util.Arrays;

/** A few command codes, looked up without boxing. */
public final class CommandSet {
    private static final CommandSet ANY = new CommandSet(new int[0], true);

    private final int[] codes;
    private final boolean any;

    private CommandSet(int[] codes, boolean any) {
        this.codes = codes;
        this.any = any;
    }

    /** Exactly these; of none, nothing is allowed. */
    public static CommandSet of(int... codes) {
        return new CommandSet(codes.clone(), false);
    }

    /** Every command of the application. */
    public static CommandSet any() {
        return ANY;
    }

    /** Whether the command is allowed. */
    public boolean contains(int code) {
        for (int candidate : codes) {
            if (candidate == code) {
                return true;
            }
        }
        return any;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandSet that && any == that.any && Arrays.equals(codes, that.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes) + Boolean.hashCode(any);
    }

    @Override
    public String toString() {
        return any ? "any" : Arrays.toString(codes);
    }
}
