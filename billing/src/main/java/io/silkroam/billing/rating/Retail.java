package io.silkroam.billing.rating;

import java.util.Optional;

/**
 * What a record is worth to the subscriber's plan.
 *
 * @param nanos billionths of the currency's major unit, without VAT
 * @param currency of the sale; empty where nothing was sold for it
 */
public record Retail(Basis basis, long nanos, Optional<String> currency, int vatBasisPoints) {

    /** Who bears the units. */
    public enum Basis {
        /** An allowance of the same unit. */
        ALLOWANCE,
        /** An allowance of money. */
        MONEY,
        /** The plan does not count them. */
        FREE,
        /** Nobody. */
        UNCOVERED,
        /** It is not known (yet). */
        SUSPENSE
    }

    static Retail without(Basis basis, Optional<String> currency) {
        return new Retail(basis, 0, currency, 0);
    }

    Retail negated() {
        return new Retail(basis, -nanos, currency, vatBasisPoints);
    }
}
