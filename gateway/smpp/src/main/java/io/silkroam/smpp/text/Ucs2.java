package io.silkroam.smpp.text;

import java.nio.charset.StandardCharsets;

/**
 * UCS-2 as everybody uses it: UTF-16, big-endian, so that emoji are two units. A lone half of a pair is nobody's
 * character and becomes U+FFFD, in both directions.
 */
final class Ucs2 {
    private static final char REPLACEMENT = '\uFFFD';

    private Ucs2() {}

    static byte[] encode(String text) {
        return whole(text).getBytes(StandardCharsets.UTF_16BE);
    }

    /**
     * The text, without a byte order mark at its start. One that says little-endian is believed. A last odd octet is
     * U+FFFD.
     */
    static String decode(byte[] octets) {
        boolean little = octets.length > 1 && octets[0] == (byte) 0xFF && octets[1] == (byte) 0xFE;
        String text = whole(units(octets, little));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The units as they stand, halves of pairs too. */
    static String units(byte[] octets, boolean little) {
        StringBuilder text = new StringBuilder(octets.length / 2 + 1);
        for (int i = 0; i + 1 < octets.length; i += 2) {
            int first = octets[i] & 0xFF;
            int second = octets[i + 1] & 0xFF;
            text.append((char) (little ? second << 8 | first : first << 8 | second));
        }
        return octets.length % 2 == 0
                ? text.toString()
                : text.append(REPLACEMENT).toString();
    }

    private static String whole(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, REPLACEMENT);
            }
        }
        return out == null ? text : out.toString();
    }
}
