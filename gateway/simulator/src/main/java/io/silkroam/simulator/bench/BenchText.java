package io.silkroam.simulator.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that carries its message's number, in letters which every alphabet has at the same place. */
final class BenchText {
    private static final byte[] HEAD = "Silkroam bench ".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 9;

    private BenchText() {}

    static byte[] of(int message, int octets) {
        byte[] text = Arrays.copyOf(HEAD, octets);
        int rest = message;
        for (int i = HEAD.length + DIGITS - 1; i >= HEAD.length; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        Arrays.fill(text, HEAD.length + DIGITS, octets, (byte) '.');
        return text;
    }

    /** The number in such a text; -1 where it is none. */
    static int message(byte[] text) {
        if (text.length < HEAD.length + DIGITS || !Arrays.equals(text, 0, HEAD.length, HEAD, 0, HEAD.length)) {
            return -1;
        }
        int message = 0;
        for (int i = HEAD.length; i < HEAD.length + DIGITS; i++) {
            message = message * 10 + text[i] - '0';
        }
        return message;
    }
}
