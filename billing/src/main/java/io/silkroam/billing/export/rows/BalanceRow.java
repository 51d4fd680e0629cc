package io.silkroam.billing.export.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;

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

    /** What was paid for it without VAT. */
    public record Price(String currency, int decimals, long net, int vatBasisPoints) {}

    public long left() {
        return bought - used - lapsed;
    }

    /** Earned by use: the share of the price that was used, so that it ends at the price. */
    public long recognised() {
        return bought == 0
                ? 0
                : BigDecimal.valueOf(price.net())
                        .multiply(BigDecimal.valueOf(used))
                        .divide(BigDecimal.valueOf(bought), 0, RoundingMode.HALF_EVEN)
                        .longValueExact();
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
