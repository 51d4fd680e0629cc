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

    /** Each sale, refund and end is posted as it reads; but plans that give nothing to use are earned when sold. */
    private static final String POSTED = """
            SELECT id, currency, SUM(gross) AS gross, SUM(vat) AS vat, SUM(breakage) AS breakage,
                   SUM(posted_gross) AS posted_gross, SUM(posted_vat) AS posted_vat,
                   SUM(posted_breakage) AS posted_breakage
              FROM (SELECT transaction_id AS id, currency,
                           CASE WHEN kind = 'BREAKAGE' THEN 0 ELSE gross_minor END AS gross, vat_minor AS vat,
                           CASE WHEN kind = 'BREAKAGE' THEN net_minor ELSE 0 END AS breakage,
                           0 AS posted_gross, 0 AS posted_vat, 0 AS posted_breakage
                      FROM sale_entry
                     UNION ALL
                    SELECT t.id, p.commodity AS currency, 0 AS gross, 0 AS vat, 0 AS breakage,
                           CASE WHEN p.account LIKE 'payment-means/%' THEN p.amount ELSE 0 END AS posted_gross,
                           CASE WHEN p.account = 'vat' THEN -p.amount ELSE 0 END AS posted_vat,
                           CASE WHEN p.account = 'revenue/breakage' THEN -p.amount ELSE 0 END AS posted_breakage
                      FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id
                     WHERE p.account = 'vat' OR p.account LIKE 'payment-means/%'
                        OR (p.account = 'revenue/breakage' AND t.kind NOT IN ('SALE', 'REFUND'))) x
             GROUP BY id, currency
            HAVING SUM(gross) <> SUM(posted_gross) OR SUM(vat) <> SUM(posted_vat)
                OR SUM(breakage) <> SUM(posted_breakage)
             ORDER BY id, currency
            """;

    private static final String TRAFFIC =
            "SELECT account, currency, SUM(amount_minor) AS amount FROM booked_traffic GROUP BY account, currency";

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
        rows.each(TRAFFIC, row -> {
            hold(Accounts.receivable(row.text("account")), row.text("currency"), row.number("amount"));
            hold(Accounts.revenueMessages(row.text("account")), row.text("currency"), -row.number("amount"));
        });
        compare(balances);
        rows.each(POSTED, this::posted);
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

    private void posted(Row row) {
        findings.add(
                Proof.ACCOUNTS,
                "ledger transaction %d posts gross %d, VAT %d, breakage %d of %s; its sales say %d, %d, %d"
                        .formatted(
                                row.number("id"),
                                row.number("posted_gross"),
                                row.number("posted_vat"),
                                row.number("posted_breakage"),
                                row.text("currency"),
                                row.number("gross"),
                                row.number("vat"),
                                row.number("breakage")));
    }

    private void hold(String account, String commodity, long amount) {
        expected.computeIfAbsent(account, a -> new TreeMap<>()).merge(commodity, amount, Math::addExact);
    }

    private void compare(Map<String, Map<String, Long>> balances) {
        Set<String> accounts = new TreeSet<>(balances.keySet());
        accounts.addAll(expected.keySet());
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
