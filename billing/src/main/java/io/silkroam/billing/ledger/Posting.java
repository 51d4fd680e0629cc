package io.silkroam.billing.ledger;

import java.time.LocalDate;

/**
 * One line of a transaction.
 *
 * @param day on which it counts, in billing's time zone
 * @param account of {@link Accounts}
 * @param commodity a currency (EUR) or a unit (OCTETS, EUR-CREDIT)
 * @param amount minor units or units; above zero a debit, below a credit
 */
public record Posting(LocalDate day, String account, String commodity, long amount) {}
