package io.silkroam.sim.voucher;

import java.time.Instant;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param reference the buyer's name for the batch; the same again makes nothing
 * @param plan the id of the plan that each is good for, in the version on offer when it is redeemed
 * @param count 1 to 10,000
 * @param digits of a code, 12 to 16
 * @param expiresAt good until before this
 * @param holder the carrier whose SIMs alone may redeem them; empty for all
 * @param createdBy for the record
 */
public record NewVouchers(
        String reference,
        String plan,
        int count,
        int digits,
        Optional<Instant> expiresAt,
        Optional<String> holder,
        String createdBy) {
    /** As many at once. */
    public static final int MOST = 10_000;

    public NewVouchers {
        requireReference(reference);
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a batch has 1 to " + MOST + " vouchers, not " + count);
        }
        if (digits < VoucherCode.SHORTEST || digits > VoucherCode.LONGEST) {
            throw new IllegalArgumentException("a voucher's code has 12 to 16 digits, not " + digits);
        }
    }

    /** Refuses what is no reference, saying why; returns it otherwise. */
    public static String requireReference(String reference) {
        if (!reference.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "a reference is 1 to 64 letters, digits and any of . _ -, and begins with a letter or digit");
        }
        return reference;
    }
}
