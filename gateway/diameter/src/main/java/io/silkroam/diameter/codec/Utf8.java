package io.silkroam.diameter.codec;

/**
 * Well-formed UTF-8 as RFC 3629 §4 has it, without NUL, in place: a text of two octets must not cost the objects that
 * looking at it through a buffer or a decoder takes.
 */
final class Utf8 {
    private Utf8() {}

    static boolean isText(byte[] in, int from, int end) {
        int at = from;
        while (at < end) {
            int length = lengthAt(in, at, end);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** The octets of the character that begins here; 0 for none that is sound and whole. */
    private static int lengthAt(byte[] in, int at, int end) {
        int first = Octets.unsigned8(in, at);
        if (first < 0x80) {
            return first == 0 ? 0 : 1;
        }
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > end) {
            return 0;
        }
        int second = Octets.unsigned8(in, at + 1);
        boolean sound = second >= leastAfter(first) && second <= mostAfter(first);
        for (int i = 2; i < length; i++) {
            sound &= (in[at + i] & 0xC0) == 0x80;
        }
        return sound ? length : 0;
    }

    /** Less would be a longer form of a character than it needs. */
    private static int leastAfter(int first) {
        return first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    }

    /** More would be half of a surrogate pair, or beyond the last plane. */
    private static int mostAfter(int first) {
        return first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    }
}
