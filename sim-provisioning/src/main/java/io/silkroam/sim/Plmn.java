package io.silkroam.sim;

/**
 * A public land mobile network: MCC (three digits) and MNC (two or three digits), 3GPP TS 23.003 §2.2.
 *
 * @param digits MCC and MNC together, five or six digits
 */
public record Plmn(String digits) {
    public Plmn {
        if (!Digits.areBetween(digits, 5, 6)) {
            throw new IllegalArgumentException("'" + digits + "' is not MCC and MNC: five or six digits");
        }
    }

    public String mcc() {
        return digits.substring(0, 3);
    }

    @Override
    public String toString() {
        return digits;
    }
}
