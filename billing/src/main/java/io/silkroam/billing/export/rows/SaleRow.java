package io.silkroam.billing.export.rows;

/**
 * A row of {@code sale_entry}: a plan sold, or given back with its amounts below zero.
 *
 * @param plan id@version
 * @param books the same in the currency of the books
 */
public record SaleRow(
        RatedRow.Place place,
        RatedRow.Who who,
        String kind,
        long happened,
        long subscription,
        String plan,
        String reference,
        String paymentMeans,
        Amounts amounts,
        Vat vat,
        Amounts books,
        boolean late) {

    /** Minor units; gross = net + VAT. */
    public record Amounts(String currency, int decimals, long gross, long net, long vat) {}

    /** The rate, and how it relates to the price. */
    public record Vat(int basisPoints, String mode) {}

    /** The same in another currency. */
    public SaleRow inBooks(Amounts converted) {
        return new SaleRow(
                place, who, kind, happened, subscription, plan, reference, paymentMeans, amounts, vat, converted, late);
    }
}
