package io.silkroam.sim;

/**
 * Integrated Circuit Card Identification, ITU-T E.118 §4: what is printed on the card, 19 or 20 digits of which the
 * last is the Luhn check digit. It is no secret and is shown in full.
 */
public record Iccid(String digits) implements Comparable<Iccid> {
    private static final int LEAST = 19;
    private static final int MOST = 20;

    public Iccid {
        if (!Digits.areBetween(digits, LEAST, MOST)) {
            // What stands here may be a key from a neighbouring column: it is never repeated.
            throw new IllegalArgumentException("not an ICCID: 18 to 20 digits");
        }
        char right = Luhn.digitFor(digits, digits.length() - 1);
        char given = digits.charAt(digits.length() - 1);
        if (given != right) {
            throw new IllegalArgumentException(
                    "'%s' is not an ICCID: its check digit should be %c, not %c".formatted(digits, right, given));
        }
    }

    /**
     * Takes what vendors write: blanks in between, padded with F to whole octets, or 18 digits without the check
     * digit, which is completed.
     */
    public static Iccid parse(String text) {
        String plain = withoutPadding(text.replaceAll("\\s", ""));
        return plain.length() == LEAST - 1 ? complete(plain) : new Iccid(plain);
    }

    /** The ICCID of these 18 or 19 digits, to which the check digit is still missing. */
    public static Iccid complete(String withoutCheckDigit) {
        if (!Digits.areBetween(withoutCheckDigit, LEAST - 1, MOST - 1)) {
            throw new IllegalArgumentException("not an ICCID without its check digit: 18 or 19 digits");
        }
        return new Iccid(withoutCheckDigit + Luhn.digitFor(withoutCheckDigit, withoutCheckDigit.length()));
    }

    /** The card numbered next by the same issuer, with a check digit of its own. */
    public Iccid next() {
        char[] account = digits.substring(0, digits.length() - 1).toCharArray();
        int at = account.length - 1;
        while (at >= 0 && account[at] == '9') {
            account[at--] = '0';
        }
        if (at < 0) {
            throw new IllegalStateException("there is no ICCID after " + digits);
        }
        account[at]++;
        return complete(new String(account));
    }

    private static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == 'F' || text.charAt(end - 1) == 'f')) {
            end--;
        }
        return text.substring(0, end);
    }

    @Override
    public int compareTo(Iccid other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
