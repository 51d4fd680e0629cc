package io.silkroam.billing.export.rows;

/**
 * A posting with its transaction.
 *
 * @param amount minor units or units; above zero a debit
 * @param decimals of the commodity; 0 of units
 */
public record PostingRow(
        long transaction,
        int line,
        long epochDay,
        long bookedAt,
        String kind,
        String reference,
        String account,
        String commodity,
        long amount,
        int decimals,
        String seal,
        boolean late) {}
