package io.silkroam.billing.export.rows;

import io.silkroam.billing.rating.HalfEven;

/**
 * An allowance of a bought plan as it stood at the end of a period.
 *
 * @param plan id@version
 * @param ended nothing of it can be used any more: it has lapsed
 */
public record BalanceRow(
        RatedRow.Who who,
        long subscription,
        String plan,
        String allowance,
        String unit,
        long bought,
        long used,
        long lapsed,
        boolean ended,
        Price price) {

    /**
     * What was paid without VAT.
     *
     * @param net for this allowance
     * @param ofPlan for the whole plan
     */
    public record Price(String currency, int decimals, long net, long ofPlan, int vatBasisPoints) {}

    /** Whether the plan was given back since: the books know it no more as it was. */
    public boolean isGivenBackSince() {
        return bought == 0;
    }

    /** The same as it was sold, unused, as everything is that can be given back. */
    public BalanceRow asSold(long amount, long net) {
        Price then = new Price(price.currency(), price.decimals(), net, price.ofPlan(), price.vatBasisPoints());
        return new BalanceRow(who, subscription, plan, allowance, unit, amount, 0, 0, false, then);
    }

    public long left() {
        return bought - used - lapsed;
    }

    /** Earned by use: the share of the price that was used, so that it ends at the price. */
    public long recognised() {
        return bought == 0 ? 0 : HalfEven.of(price.net(), Math.max(0, Math.min(used, bought)), bought);
    }

    /** Earned because it lapsed. */
    public long breakage() {
        return ended ? price.net() - recognised() : 0;
    }

    /** Still to be earned. */
    public long deferred() {
        return ended ? 0 : price.net() - recognised();
    }
}
