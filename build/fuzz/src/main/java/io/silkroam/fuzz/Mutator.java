package io.silkroam.fuzz;

import java.util.Arrays;
import java.util.List;

/**
 * Makes one broken input of a number, always the same: one to four changes to a seed. Octets and bits are changed,
 * runs of them cut out, doubled, moved, zeroed or taken from another seed, and numbers at the edges put where lengths
 * may be.
 */
final class Mutator {
    private static final int[] EDGES = {
        0, 1, 3, 4, 7, 8, 12, 16, 20, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0xFF_FFFF
    };
    private static final int LONGEST = 70_000;

    private final List<byte[]> seeds;
    private long state;

    Mutator(List<byte[]> seeds) {
        this.seeds = seeds;
    }

    /** The input of this number. */
    byte[] input(long number) {
        state = number * 0x9E37_79B9_7F4A_7C15L;
        byte[] octets = seed().clone();
        for (int changes = 1 + below(4); changes > 0; changes--) {
            octets = changed(octets);
        }
        return octets;
    }

    /** A number below a bound, by the number of the input alone. */
    int below(int bound) {
        return bound <= 1 ? 0 : (int) ((next() >>> 33) % bound);
    }

    private byte[] changed(byte[] octets) {
        if (octets.length == 0) {
            return new byte[] {(byte) next()};
        }
        int at = below(octets.length);
        int run = 1 + below(Math.min(octets.length - at, 1 << below(9)));
        switch (below(10)) {
            case 0, 1 -> octets[at] = (byte) next();
            case 2, 3 -> octets[at] ^= (byte) (1 << below(8));
            case 4 -> number(octets, at, EDGES[below(EDGES.length)], 1 + below(4));
            case 5 -> number(octets, at, below(2 * octets.length), 1 + below(4));
            case 6 -> Arrays.fill(octets, at, at + run, (byte) (below(2) == 0 ? 0 : next()));
            case 7 -> {
                return spliced(octets, at, run, octets, 0, 0);
            }
            case 8 -> {
                int times = 1 + below(below(8) == 0 ? 64 : 3);
                return repeated(octets, at, run, times);
            }
            default -> {
                byte[] other = seed();
                int from = below(other.length);
                int length = Math.min(other.length - from, 1 + below(64));
                return spliced(octets, at, below(2) * run, other, from, Math.max(0, length));
            }
        }
        return octets;
    }

    /** Writes a number big-endian over so many octets, as far as they are there. */
    private static void number(byte[] octets, int at, int value, int width) {
        for (int i = 0; i < width && at + i < octets.length; i++) {
            octets[at + i] = (byte) (value >>> (8 * (width - 1 - i)));
        }
    }

    private static byte[] repeated(byte[] octets, int at, int run, int times) {
        byte[] result = octets;
        for (int i = 0; i < times && result.length + run <= LONGEST; i++) {
            result = spliced(result, at, 0, result, at, run);
        }
        return result;
    }

    /** The octets with a run of them replaced by a run of others. */
    private static byte[] spliced(byte[] octets, int at, int run, byte[] other, int from, int length) {
        byte[] result = new byte[octets.length - run + length];
        System.arraycopy(octets, 0, result, 0, at);
        System.arraycopy(other, from, result, at, length);
        System.arraycopy(octets, at + run, result, at + length, octets.length - at - run);
        return result;
    }

    private byte[] seed() {
        return seeds.get(below(seeds.size()));
    }

    /** SplitMix64: equally good from every start, so that inputs with neighbouring numbers have nothing in common. */
    private long next() {
        state += 0x9E37_79B9_7F4A_7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
