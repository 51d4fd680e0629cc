package io.silkroam.sim.voucher;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * What stands on a voucher: 12 to 16 digits. Whoever has it has the plan, so nothing but {@link #grouped} shows it.
 *
 * @param digits ASCII digits alone
 */
public record VoucherCode(String digits) {
    /** The fewest digits of a code. */
    public static final int SHORTEST = 12;
    /** The most digits of a code. */
    public static final int LONGEST = 16;

    private static final int GROUP = 4;
    private static final int MOST_TYPED = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    public VoucherCode {
        if (!digits.matches("[0-9]{" + SHORTEST + "," + LONGEST + "}")) {
            throw new IllegalArgumentException("a voucher's code is 12 to 16 digits");
        }
    }

    /** A code that nobody can foretell. */
    static VoucherCode fresh(int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(RANDOM.nextInt(10));
        }
        return new VoucherCode(digits.toString());
    }

    /**
     * Reads what a traveller typed: digits of any script, a phone's full-width ones too, with blanks, dashes and dots
     * between. Empty if it cannot be a code.
     */
    public static Optional<VoucherCode> read(String typed) {
        if (typed.length() > MOST_TYPED) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int c : typed.codePoints().toArray()) {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (Character.isLetter(c)) {
                return Optional.empty();
            }
        }
        return digits.length() < SHORTEST || digits.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new VoucherCode(digits.toString()));
    }

    /** For people to read, {@code 1234-5678-9012-3456}; a table of these is not taken for numbers and rounded. */
    public String grouped() {
        StringBuilder text = new StringBuilder(digits);
        for (int at = (digits.length() - 1) / GROUP * GROUP; at > 0; at -= GROUP) {
            text.insert(at, '-');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "VoucherCode[***]";
    }
}
