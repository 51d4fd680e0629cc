package io.silkroam.billing.ledger;

import io.silkroam.billing.UsageUnit;

/**
 * The chart of accounts. Money accounts are posted in a currency, unit accounts in what was promised: OCTETS, SECONDS,
 * MESSAGES, or credit of a currency such as EUR-CREDIT. docs/ledger.md tells of each with an example.
 */
public final class Accounts {

    /** What was sold and not yet delivered: a liability, without VAT. */
    public static final String DEFERRED_REVENUE = "deferred-revenue";
    /** VAT of sales, owed to the tax office. */
    public static final String VAT = "vat";
    /** Earned by what was used. */
    public static final String REVENUE_USE = "revenue/use";
    /** Earned by what lapsed unused. */
    public static final String REVENUE_BREAKAGE = "revenue/breakage";

    /** Units given to subscribers; the other side of {@link #UNITS_OWED}. */
    public static final String UNITS_SOLD = "units/sold";
    /** Units that subscribers may still use. */
    public static final String UNITS_OWED = "units/owed";
    /** Units that were used, covered or not. */
    public static final String UNITS_USED = "units/used";
    /** Units that plans do not count. */
    public static final String UNITS_FREE = "units/free";
    /** Units that nothing covered. */
    public static final String UNITS_UNCOVERED = "units/uncovered";
    /** Units paid from an allowance of money. */
    public static final String UNITS_PAID = "units/paid";
    /** Units that lapsed with their plan. */
    public static final String UNITS_LAPSED = "units/lapsed";
    /** Units of records whose sale is not known (yet). */
    public static final String UNITS_SUSPENSE = "units/suspense";
    /** Money of records whose sale is not known (yet). */
    public static final String SUSPENSE = "suspense";

    private Accounts() {}

    /** What units are counted in: credit of a currency is no currency, so that nobody adds the two. */
    public static String commodity(UsageUnit unit, String currency) {
        return unit == UsageUnit.MINOR ? currency + "-CREDIT" : unit.name();
    }

    /** How buyers paid: a claim on whoever took the money. */
    public static String paymentMeans(String means) {
        return "payment-means/" + means;
    }

    /** What a partner's networks cost us. */
    public static String wholesaleCost(String partner) {
        return "wholesale-cost/" + partner;
    }

    /** What we owe a partner. */
    public static String payable(String partner) {
        return "payable/" + partner;
    }

    /** What an ESME account's partner owes us. */
    public static String receivable(String esmeAccount) {
        return "receivable/" + esmeAccount;
    }

    /** Earned by partners' short messages. */
    public static String revenueMessages(String esmeAccount) {
        return "revenue/messages/" + esmeAccount;
    }
}
