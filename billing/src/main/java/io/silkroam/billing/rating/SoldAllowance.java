package io.silkroam.billing.rating;

import io.silkroam.billing.UsageUnit;
import java.util.Currency;

/**
 * An allowance that was sold, with what became of it. What is earned by it follows from its numbers alone, so that it
 * is the same in whatever order and in however many steps they came about, and ends at the net price exactly.
 *
 * @param unit MINOR for an allowance of money
 * @param used given-back units taken off
 * @param lapsed at its end
 * @param netMinor its share of the plan's price, without VAT; nothing once the plan was given back
 * @param closed it ended, or was given back
 */
public record SoldAllowance(
        AllowanceKey key,
        String plan,
        UsageUnit unit,
        String currency,
        int vatBasisPoints,
        long bought,
        long used,
        long lapsed,
        long netMinor,
        boolean closed) {

    /** Earned by use. */
    public long recognised() {
        return bought == 0 ? 0 : HalfEven.of(netMinor, Math.max(0, Math.min(used, bought)), bought);
    }

    /** Earned by what was not used when it ended. */
    public long breakage() {
        return closed ? netMinor - recognised() : 0;
    }

    /** A record's own share of the net price in nanos, for information: nobody owes it. */
    public long nanos(long units) {
        return bought == 0 ? 0 : HalfEven.of(Math.multiplyExact(netMinor, nanosPerMinor(currency)), units, bought);
    }

    private static long nanosPerMinor(String currency) {
        long nanos = 1_000_000_000;
        for (int i = Currency.getInstance(currency).getDefaultFractionDigits(); i > 0; i--) {
            nanos /= 10;
        }
        return nanos;
    }

    /** @param units below zero where they are given back */
    public SoldAllowance withUse(long units) {
        return with(bought, Math.addExact(used, units), lapsed, netMinor, closed);
    }

    /** It ended, and so many of its units were not used. */
    public SoldAllowance ended(long unused) {
        return with(bought, used, Math.addExact(lapsed, unused), netMinor, true);
    }

    /** As if it had never been sold. */
    public SoldAllowance givenBack() {
        return with(0, used, lapsed, 0, true);
    }

    private SoldAllowance with(long ofBought, long ofUsed, long ofLapsed, long net, boolean over) {
        return new SoldAllowance(key, plan, unit, currency, vatBasisPoints, ofBought, ofUsed, ofLapsed, net, over);
    }
}
