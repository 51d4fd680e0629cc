package io.silkroam.simulator.sims;

import java.util.Locale;

/** Card numbers, ITU-T E.118: 18 digits and the check digit of ISO/IEC 7812. */
final class Iccids {
    private static final String ISSUER = "893108";

    private Iccids() {}

    /** The ICCID with this account number. */
    static String of(long number) {
        String digits = withoutCheckDigit(number);
        return digits + checkDigit(digits);
    }

    static String withoutCheckDigit(long number) {
        return String.format(Locale.ROOT, "%s%012d", ISSUER, number);
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
