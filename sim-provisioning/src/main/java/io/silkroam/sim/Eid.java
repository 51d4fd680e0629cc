package io.silkroam.sim;

/** The identifier of an eUICC, GSMA SGP.29 §2: 32 digits, of which the last two check the others (ISO/IEC 7064). */
public record Eid(String digits) {
    private static final int LENGTH = 32;
    private static final int MODULUS = 97;

    public Eid {
        if (!Digits.areBetween(digits, LENGTH, LENGTH)) {
            // A key has as many characters: what stands here is never repeated.
            throw new IllegalArgumentException("not an EID: 32 digits");
        }
        if (remainder(digits) != 1) {
            throw new IllegalArgumentException(
                    "'" + Digits.masked(digits) + "' is not an EID: its two check digits are wrong");
        }
    }

    public static Eid parse(String text) {
        return new Eid(text.replaceAll("\\s", ""));
    }

    private static int remainder(String digits) {
        int remainder = 0;
        for (int i = 0; i < digits.length(); i++) {
            remainder = (remainder * 10 + digits.charAt(i) - '0') % MODULUS;
        }
        return remainder;
    }

    /** Masked: it names a traveller's device. */
    @Override
    public String toString() {
        return Digits.masked(digits);
    }
}
