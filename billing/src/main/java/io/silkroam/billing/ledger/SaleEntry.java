package io.silkroam.billing.ledger;

import io.silkroam.billing.RecordId;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.rating.SoldAllowance;
import io.silkroam.billing.rating.Subscriber;
import io.silkroam.billing.rating.VatSplit;
import io.silkroam.sim.plan.Price.VatMode;
import java.time.Instant;
import java.util.Optional;

/**
 * A plan that was sold or given back, or what lapsed of one of its allowances.
 *
 * @param reference the buyer's, of a sale and a refund
 * @param currency of the amounts
 * @param amounts of a refund below zero; of breakage what was earned by it, which holds no VAT
 * @param lapsed of breakage
 */
public record SaleEntry(
        RecordId id,
        Kind kind,
        Instant happened,
        Subscriber subscriber,
        long subscriptionId,
        String plan,
        Optional<String> reference,
        Optional<String> paymentMeans,
        String currency,
        VatSplit amounts,
        Vat vat,
        Optional<Lapsed> lapsed) {

    /** What it tells of. */
    public enum Kind {
        SALE,
        REFUND,
        BREAKAGE
    }

    /** The terms of the plan's price. */
    public record Vat(int basisPoints, VatMode mode) {}

    /** Units of an allowance that nobody can use any more. */
    public record Lapsed(String allowance, UsageUnit unit, long units) {}

    /** What was earned because an allowance ended before it was used; there is no VAT on that. */
    public static SaleEntry breakage(
            RecordId id, Instant happened, Subscriber subscriber, SoldAllowance ended, VatSplit earned, long units) {
        return new SaleEntry(
                id,
                Kind.BREAKAGE,
                happened,
                subscriber,
                ended.key().subscriptionId(),
                ended.plan(),
                Optional.empty(),
                Optional.empty(),
                ended.currency(),
                earned,
                new Vat(0, VatMode.NONE),
                Optional.of(new Lapsed(ended.key().allowance(), ended.unit(), units)));
    }
}
