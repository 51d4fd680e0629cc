package io.silkroam.billing.audit;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.audit.AuditRows.Row;
import io.silkroam.billing.ledger.Accounts;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Works out from the sub-ledgers what each account of the ledger has to hold. */
final class AccountProof {

    private static final String ALLOWANCES = """
            SELECT unit, currency, SUM(bought) AS bought, SUM(used) AS used, SUM(lapsed) AS lapsed,
                   SUM(net_minor) AS net, SUM(recognised_minor) AS recognised, SUM(breakage_minor) AS breakage
              FROM sold_allowance GROUP BY unit, currency
            """;

    private static final String SALES = """
            SELECT payment_means, currency, SUM(gross_minor) AS gross, SUM(vat_minor) AS vat
              FROM sale_entry WHERE kind <> 'BREAKAGE' GROUP BY payment_means, currency
            """;

    private static final String LINES =
            "SELECT partner, currency, SUM(amount_minor) AS amount FROM wholesale_line GROUP BY partner, currency";

    /** Who bore the units: the account on the other side of units/used. A plan's allowance has one unit, whosever. */
    private static final String BORNE = """
            SELECT bearer, unit, currency, SUM(quantity) AS quantity, SUM(paid_minor) AS paid
              FROM (SELECT CASE WHEN r.suspense LIKE '%NO_SALE%' OR r.suspense LIKE '%ABSURD%' THEN 'units/suspense'
                                WHEN r.kind = 'FREE' THEN 'units/free'
                                WHEN r.kind = 'OVERUSE' THEN 'units/uncovered'
                                WHEN p.unit = 'MINOR' THEN 'units/paid'
                                ELSE 'units/owed' END AS bearer,
                           r.unit, CASE WHEN r.paid_minor <> 0 THEN r.retail_currency END AS currency, r.quantity,
                           r.paid_minor
                      FROM rated_record r
                      LEFT JOIN (SELECT DISTINCT plan, allowance, unit FROM sold_allowance) p
                        ON p.plan = r.plan AND p.allowance = r.allowance
                     UNION ALL
                    SELECT bearer, unit, currency, quantity, paid_minor FROM retention_sum WHERE kind <> 'EXPIRY') b
             GROUP BY bearer, unit, currency
            """;

    private final AuditRows rows;
    private final Findings findings;
    private final Map<String, Map<String, Long>> expected = new TreeMap<>();

    AccountProof(AuditRows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    /** @param balances of the ledger, by account and commodity */
    void run(Map<String, Map<String, Long>> balances) {
        rows.each(ALLOWANCES, this::allowances);
        rows.each(SALES, row -> {
            hold(Accounts.paymentMeans(row.text("payment_means")), row.text("currency"), row.number("gross"));
            hold(Accounts.VAT, row.text("currency"), -row.number("vat"));
        });
        rows.each(LINES, row -> {
            hold(Accounts.wholesaleCost(row.text("partner")), row.text("currency"), row.number("amount"));
            hold(Accounts.payable(row.text("partner")), row.text("currency"), -row.number("amount"));
        });
        rows.each(BORNE, this::borne);
        messages(balances);
        compare(balances);
    }

    private void allowances(Row row) {
        String unit = commodity(row);
        String currency = row.text("currency");
        hold(Accounts.UNITS_SOLD, unit, row.number("bought"));
        hold(Accounts.UNITS_OWED, unit, row.number("used") + row.number("lapsed") - row.number("bought"));
        hold(Accounts.UNITS_LAPSED, unit, -row.number("lapsed"));
        hold(
                Accounts.DEFERRED_REVENUE,
                currency,
                row.number("recognised") + row.number("breakage") - row.number("net"));
        hold(Accounts.REVENUE_USE, currency, -row.number("recognised"));
        hold(Accounts.REVENUE_BREAKAGE, currency, -row.number("breakage"));
    }

    /** What allowances bore is expected from these. */
    private void borne(Row row) {
        String bearer = row.text("bearer");
        hold(Accounts.UNITS_USED, row.text("unit"), -row.number("quantity"));
        if (!bearer.equals(Accounts.UNITS_OWED)) {
            hold(bearer, row.text("unit"), row.number("quantity"));
        }
        if (row.number("paid") != 0) {
            String credit = Accounts.commodity(UsageUnit.MINOR, row.text("currency"));
            hold(Accounts.UNITS_USED, credit, -row.number("paid"));
            if (bearer.equals(Accounts.UNITS_SUSPENSE)) {
                hold(bearer, credit, row.number("paid"));
            }
        }
    }

    /** What partners owe for their short messages was earned by them. */
    private void messages(Map<String, Map<String, Long>> balances) {
        String receivable = Accounts.receivable("");
        balances.forEach((account, amounts) -> {
            if (account.startsWith(receivable)) {
                String earned = Accounts.revenueMessages(account.substring(receivable.length()));
                amounts.forEach((currency, amount) -> hold(earned, currency, -amount));
            }
        });
    }

    private void hold(String account, String commodity, long amount) {
        expected.computeIfAbsent(account, a -> new TreeMap<>()).merge(commodity, amount, Math::addExact);
    }

    private void compare(Map<String, Map<String, Long>> balances) {
        Set<String> accounts = new TreeSet<>(balances.keySet());
        accounts.addAll(expected.keySet());
        accounts.removeIf(account -> account.startsWith(Accounts.receivable("")));
        for (String account : accounts) {
            Map<String, Long> held = balances.getOrDefault(account, Map.of());
            Map<String, Long> due = expected.getOrDefault(account, Map.of());
            Set<String> commodities = new TreeSet<>(held.keySet());
            commodities.addAll(due.keySet());
            for (String commodity : commodities) {
                findings.expect(
                        Proof.ACCOUNTS,
                        "account " + account + " in " + commodity,
                        due.getOrDefault(commodity, 0L),
                        held.getOrDefault(commodity, 0L));
            }
        }
    }

    private static String commodity(Row row) {
        return Accounts.commodity(UsageUnit.valueOf(row.text("unit")), row.text("currency"));
    }
}
