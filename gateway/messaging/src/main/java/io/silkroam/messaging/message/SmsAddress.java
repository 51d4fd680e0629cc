package io.silkroam.messaging.message;

/**
 * Where a message comes from or goes to.
 *
 * @param ton type of number (SMPP 3.4 §5.2.5), 0 to 255
 * @param npi numbering plan (§5.2.6), 0 to 255
 * @param value digits without a plus, or the letters of an alphanumeric sender
 */
public record SmsAddress(int ton, int npi, String value) {
    /** TON of an international number. */
    public static final int INTERNATIONAL = 1;
    /** TON of an alphanumeric sender. */
    public static final int ALPHANUMERIC = 5;

    public SmsAddress {
        if (ton < 0 || ton > 255 || npi < 0 || npi > 255) {
            throw new IllegalArgumentException("TON " + ton + " or NPI " + npi + " is not an octet");
        }
        if (value.length() > 64) {
            throw new IllegalArgumentException("an address of " + value.length() + " characters");
        }
    }

    /** An E.164 number. */
    public static SmsAddress international(String digits) {
        return new SmsAddress(INTERNATIONAL, 1, digits);
    }

    /** All but the last digits are masked: it ends up in logs. */
    @Override
    public String toString() {
        int shown = ton == ALPHANUMERIC ? value.length() : Math.min(3, value.length() / 3);
        return ton + "/" + npi + "/" + "*".repeat(value.length() - shown) + value.substring(value.length() - shown);
    }
}
