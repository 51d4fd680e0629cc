package io.silkroam.sim.plan;

import io.silkroam.sim.Money;

/**
 * What a plan costs.
 *
 * @param vatBasisPoints the VAT rate in hundredths of a per cent: 2100 is 21 %
 * @param mode whether {@code amount} contains the VAT
 */
public record Price(Money amount, int vatBasisPoints, VatMode mode) {
    /** How VAT relates to the amount. */
    public enum VatMode {
        INCLUSIVE,
        EXCLUSIVE,
        /** Outside the scope of VAT, or VAT is due where the service is used (multi-purpose voucher). */
        NONE
    }

    public Price {
        if (amount.minor() < 0 || vatBasisPoints < 0 || vatBasisPoints > 10_000) {
            throw new IllegalArgumentException("a price is not negative and VAT lies between 0 and 100 %");
        }
    }
}
