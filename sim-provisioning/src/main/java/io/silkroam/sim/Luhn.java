package io.silkroam.sim;

/** The check digit of ITU-T E.118 §4.1.4: ISO/IEC 7812-1 Annex B, "double, add, double". */
final class Luhn {

    private Luhn() {}

    /** The digit that belongs behind the first {@code length} digits of {@code text}. */
    static char digitFor(String text, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(length - 1 - i) - '0';
            int weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
