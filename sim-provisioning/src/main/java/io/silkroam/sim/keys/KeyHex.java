package io.silkroam.sim.keys;

/** Hexadecimal digits of keys. What is wrong is told by length and position, never by content. */
public final class KeyHex {
    private KeyHex() {}

    /**
     * The octets these digits stand for, in an array that the caller wipes.
     *
     * @param what the name of the field, for the message
     */
    public static byte[] parse(String what, CharSequence digits) {
        return parse(what, digits.length(), digits::charAt);
    }

    /** The same for digits as ASCII octets, which the caller can wipe afterwards as well. */
    public static byte[] parse(String what, byte[] digits) {
        return parse(what, digits.length, i -> (char) (digits[i] & 0xff));
    }

    /** The same, and exactly this many octets. */
    static byte[] parse(String what, CharSequence digits, int octets) {
        requireDigits(what, digits.length(), octets);
        return parse(what, digits);
    }

    static byte[] parse(String what, byte[] digits, int octets) {
        requireDigits(what, digits.length, octets);
        return parse(what, digits);
    }

    private static void requireDigits(String what, int digits, int octets) {
        if (digits != 2 * octets) {
            throw new IllegalArgumentException(
                    "%s has %d hex digits, %d are needed".formatted(what, digits, 2 * octets));
        }
    }

    /** A digit by its place. */
    @FunctionalInterface
    private interface Digits {
        char at(int place);
    }

    private static byte[] parse(String what, int length, Digits digits) {
        if (length % 2 != 0) {
            throw new IllegalArgumentException("%s has %d hex digits, an odd number".formatted(what, length));
        }
        byte[] octets = new byte[length / 2];
        for (int i = 0; i < length; i++) {
            int value = Character.digit(digits.at(i), 16);
            if (value < 0 || digits.at(i) > 'f') {
                Wipe.out(octets);
                throw new IllegalArgumentException("%s: character %d is no hex digit".formatted(what, i + 1));
            }
            octets[i / 2] = (byte) (octets[i / 2] << 4 | value);
        }
        return octets;
    }
}
