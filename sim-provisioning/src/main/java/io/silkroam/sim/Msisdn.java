package io.silkroam.sim;

/** A telephone number in international E.164 form without the leading plus sign, at most 15 digits. */
public record Msisdn(String digits) {
    public Msisdn {
        if (!Digits.areBetween(digits, 3, 15)) {
            throw new IllegalArgumentException("'" + Digits.masked(digits) + "' is not an E.164 number");
        }
    }

    public static Msisdn parse(String text) {
        String stripped = text.strip();
        return new Msisdn(stripped.startsWith("+") ? stripped.substring(1) : stripped);
    }

    @Override
    public String toString() {
        return Digits.masked(digits);
    }
}
