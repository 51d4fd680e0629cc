package io.silkroam.billing.export.rows;

/**
 * A line of a partner's statement: what one day, network and tariff cost. Of a late one, what was added to its day.
 *
 * @param billed units after the tariff's increment
 * @param amount minor units, rounded once for the whole line
 * @param overCap records of the visited network above the cap of the EU
 */
public record OwedRow(
        String partner,
        String run,
        long epochDay,
        String plmn,
        String tariff,
        String unit,
        long records,
        long units,
        long billed,
        long amount,
        String currency,
        int decimals,
        long overCap,
        boolean late) {}
