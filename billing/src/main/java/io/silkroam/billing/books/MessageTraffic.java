package io.silkroam.billing.books;

import io.silkroam.sim.Money;
import java.time.LocalDate;

/**
 * What messaging has counted so far for a partner's ESME account.
 *
 * @param day in UTC
 * @param price its text, which tells prices of one day apart
 * @param parts since the day began
 * @param amount owed for all of them
 */
public record MessageTraffic(String account, LocalDate day, String price, long parts, Money amount) {}
