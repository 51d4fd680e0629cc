package io.silkroam.smpp.text;

/**
 * One part's place in a message, 3GPP TS 23.040 §9.2.3.24.1 and §9.2.3.24.8.
 *
 * @param reference 0 to 255, or to 65535 where it is wide
 * @param wide 16 bits
 * @param total parts, 1 to 255
 * @param number this part's, from 1 to total
 */
public record Concatenation(int reference, boolean wide, int total, int number) {
    public Concatenation {
        if (reference < 0 || reference > (wide ? 0xFFFF : 0xFF)) {
            throw new IllegalArgumentException("reference " + reference + " does not fit");
        }
        if (!valid(total, number)) {
            throw new IllegalArgumentException("part " + number + " of " + total);
        }
    }

    static boolean valid(int total, int number) {
        return total >= 1 && total <= 255 && number >= 1 && number <= total;
    }
}
