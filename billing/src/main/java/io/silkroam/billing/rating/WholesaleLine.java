package io.silkroam.billing.rating;

import io.silkroam.billing.tariff.TariffLine;
import java.time.LocalDate;

/**
 * A line of a partner's statement: a day, a network and a tariff. Its amount is rounded once, from its units.
 *
 * @param units as they were used
 * @param billed as the tariff counts them
 */
public record WholesaleLine(Key key, long records, long units, long billed, boolean overCap) {

    /** @param plmn empty text where no network was told */
    public record Key(TariffLine tariff, LocalDate day, String plmn) {}

    /** Nothing yet. */
    public static WholesaleLine empty(Key key) {
        return new WholesaleLine(key, 0, 0, 0, false);
    }

    /** What is owed for it. */
    public long amountMinor() {
        return key.tariff().minor(billed);
    }

    /** With another record; one that takes a record back takes it off. */
    public WholesaleLine with(RatedRecord record, Wholesale cost) {
        return new WholesaleLine(
                key,
                records + (record.isReversal() ? -1 : 1),
                Math.addExact(units, record.usage().quantity()),
                Math.addExact(billed, cost.billed()),
                record.overCap());
    }
}
