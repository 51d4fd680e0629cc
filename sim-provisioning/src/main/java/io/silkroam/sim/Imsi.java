package io.silkroam.sim;

/** International Mobile Subscriber Identity, 3GPP TS 23.003 §2.2: MCC, MNC and MSIN, 6 to 15 digits. */
public record Imsi(String digits) {
    public Imsi {
        if (!Digits.areBetween(digits, 6, 15)) {
            throw new IllegalArgumentException("'" + Digits.masked(digits) + "' is not an IMSI: 6 to 15 digits");
        }
    }

    public static Imsi parse(String text) {
        return new Imsi(text.strip());
    }

    /** Masked: the first five digits name the operator, the last three help to find the row. */
    @Override
    public String toString() {
        return Digits.masked(digits);
    }
}
