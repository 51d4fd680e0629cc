package io.silkroam.billing.audit;

import io.silkroam.billing.audit.AuditRows.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Adds the records of each allowance up, and works out anew what was earned by it. A part of the subscribers after the
 * other, so that no database has to hold the sums of all at once.
 */
final class AllowanceProof {

    private static final long PART = 200_000;

    private static final String COUNT = "SELECT COUNT(*) AS n FROM sold_allowance";

    /** Records that took from an allowance. */
    private static final String USED = """
            SELECT subscriber_id, subscription_id, allowance, SUM(quantity) AS quantity, SUM(paid_minor) AS paid
              FROM rated_record
             WHERE allowance IS NOT NULL AND subscription_id IS NOT NULL AND MOD(ABS(subscriber_id), ?) = ?
               AND (suspense IS NULL OR (suspense NOT LIKE '%NO_SALE%' AND suspense NOT LIKE '%ABSURD%'))
             GROUP BY subscriber_id, subscription_id, allowance
            """;

    private static final String LAPSED = """
            SELECT subscriber_id, subscription_id, allowance, SUM(units) AS units, SUM(net_minor) AS net
              FROM sale_entry
             WHERE kind = 'BREAKAGE' AND MOD(ABS(subscriber_id), ?) = ?
             GROUP BY subscriber_id, subscription_id, allowance
            """;

    private static final String ALLOWANCES = """
            SELECT s.*, COALESCE(u.quantity, 0) AS quantity, COALESCE(u.paid, 0) AS paid,
                   COALESCE(l.units, 0) AS lapsed_units, COALESCE(l.net, 0) AS lapsed_net
              FROM sold_allowance s
              LEFT JOIN (%s) u ON u.subscriber_id = s.subscriber_id AND u.subscription_id = s.subscription_id
                              AND u.allowance = s.allowance
              LEFT JOIN (%s) l ON l.subscriber_id = s.subscriber_id AND l.subscription_id = s.subscription_id
                              AND l.allowance = s.allowance
             WHERE MOD(ABS(s.subscriber_id), ?) = ?
             ORDER BY s.subscriber_id, s.subscription_id, s.allowance
            """.formatted(USED, LAPSED);

    private static final String NEVER_SOLD = """
            SELECT u.subscriber_id, u.subscription_id, u.allowance, u.quantity, u.paid
              FROM (%s) u
              LEFT JOIN sold_allowance s ON s.subscriber_id = u.subscriber_id
                                        AND s.subscription_id = u.subscription_id AND s.allowance = u.allowance
             WHERE s.subscriber_id IS NULL AND (u.quantity <> 0 OR u.paid <> 0)
             ORDER BY u.subscriber_id, u.subscription_id, u.allowance
            """.formatted(USED);

    /** What was taken for a plan, refunds taken off, is shared among its allowances without a rest. */
    private static final String SHARES = """
            SELECT n.subscriber_id, n.subscription_id, n.currency, SUM(n.paid) AS paid, SUM(n.shared) AS shared
              FROM (SELECT subscriber_id, subscription_id, currency, net_minor AS paid, 0 AS shared
                      FROM sale_entry WHERE kind <> 'BREAKAGE' AND MOD(ABS(subscriber_id), ?) = ?
                     UNION ALL
                    SELECT subscriber_id, subscription_id, currency, 0 AS paid, net_minor AS shared
                      FROM sold_allowance WHERE MOD(ABS(subscriber_id), ?) = ?) n
             GROUP BY n.subscriber_id, n.subscription_id, n.currency
            HAVING SUM(n.paid) <> SUM(n.shared)
             ORDER BY n.subscriber_id, n.subscription_id
            """;

    private final AuditRows rows;
    private final Findings findings;
    private long allowances;

    AllowanceProof(AuditRows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    void run() {
        long parts = 1 + rows.number(COUNT) / PART;
        for (long part = 0; part < parts; part++) {
            rows.each(ALLOWANCES, this::allowance, parts, part, parts, part, parts, part);
            rows.each(NEVER_SOLD, this::neverSold, parts, part);
            rows.each(SHARES, this::shares, parts, part, parts, part);
        }
    }

    private void allowance(Row row) {
        allowances++;
        boolean money = row.text("unit").equals("MINOR");
        long records = Math.addExact(money ? row.number("paid") : row.number("quantity"), row.number("forgotten"));
        long used = row.number("used");
        expect(row, "used", records, used);
        expect(row, "lapsed", row.number("lapsed_units"), row.number("lapsed"));
        boolean givenBack = row.number("closed") == 1 && row.number("bought") == 0;
        long rest = row.number("bought") - used - row.number("lapsed");
        if (used < 0 || row.number("lapsed") < 0 || (rest < 0 && !givenBack)) {
            findings.add(
                    Proof.ALLOWANCES,
                    "%s: %d used and %d lapsed of %d bought"
                            .formatted(name(row), used, row.number("lapsed"), row.number("bought")));
        }
        long recognised = recognised(row.number("net_minor"), used, row.number("bought"));
        expect(row, "revenue of use", recognised, row.number("recognised_minor"));
        long breakage = row.number("closed") == 1 ? row.number("net_minor") - recognised : 0;
        expect(row, "breakage", breakage, row.number("breakage_minor"));
        if (!givenBack) {
            expect(row, "breakage of its sale's entries", row.number("breakage_minor"), row.number("lapsed_net"));
        }
    }

    /** round(net * used / bought), from the middle to the even neighbour; worked out with numbers of any length. */
    private static long recognised(long net, long used, long bought) {
        if (bought == 0) {
            return 0;
        }
        BigInteger product = BigInteger.valueOf(net).multiply(BigInteger.valueOf(Math.max(0, Math.min(used, bought))));
        return new BigDecimal(product)
                .divide(BigDecimal.valueOf(bought), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private void expect(Row row, String what, long expected, long found) {
        if (expected != found) {
            findings.expect(Proof.ALLOWANCES, name(row) + ": " + what, expected, found);
        }
    }

    private void neverSold(Row row) {
        findings.add(
                Proof.ALLOWANCES,
                "%s was never sold, and its records took %d units and %d paid from it"
                        .formatted(name(row), row.number("quantity"), row.number("paid")));
    }

    private void shares(Row row) {
        findings.expect(
                Proof.ALLOWANCES,
                "subscription %d of subscriber %d: net price shared among its allowances, in minor units of %s"
                        .formatted(row.number("subscription_id"), row.number("subscriber_id"), row.text("currency")),
                row.number("paid"),
                row.number("shared"));
    }

    private static String name(Row row) {
        return "allowance %s of subscription %d of subscriber %d"
                .formatted(row.text("allowance"), row.number("subscription_id"), row.number("subscriber_id"));
    }

    long allowances() {
        return allowances;
    }
}
