package io.silkroam.fuzz;

import java.util.List;

/**
 * A decoder under fire. It has a constructor without arguments, keeps nothing from one input to the next that grows,
 * and serves one thread.
 *
 * @param <T> what decoding yields
 */
public interface Target<T> {
    /** Inputs that are sound or nearly so. Together they reach at least 95 % of the decoder's lines. */
    List<byte[]> seeds();

    /**
     * Decodes as the product would. What may be thrown for bad input is caught here and made a value; anything else
     * that comes out is a fault. Timed, its allocation measured, and done again if a limit is passed.
     */
    T decode(byte[] input);

    /** Throws an AssertionError if what came out cannot be right. Not measured. */
    default void check(byte[] input, T decoded) {}

    /** In a word or two what became of the input, so that a run can show that it was not always the same. */
    String outcome(T decoded);

    /** The octets that decoding may allocate beside so many times those of its input. */
    int allowance();

    /** How often its input's length decoding may allocate; whoever needs more than eight says why. */
    default int perOctet() {
        return 8;
    }

    /** Makes a mutated input plausible again, its length fields true, say. Called for three of four. */
    default byte[] mended(byte[] mutated) {
        return mutated;
    }
}
