package io.silkroam.billing.audit;

import io.silkroam.billing.audit.AuditReport.Total;
import io.silkroam.billing.audit.AuditRows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Journal and books added up by kind and unit; money that an allowance paid under its currency. */
final class Sums {

    private static final Set<String> COUNTED = Set.of("USAGE", "OVERUSE", "FREE", "DEBIT", "REFUND", "EXPIRY");

    private static final String BOOKS = """
            SELECT kind, unit, CASE WHEN paid_minor <> 0 THEN retail_currency END AS currency,
                   SUM(quantity) AS quantity, SUM(paid_minor) AS amount
              FROM rated_record GROUP BY kind, unit, CASE WHEN paid_minor <> 0 THEN retail_currency END
             UNION ALL
            SELECT 'EXPIRY', unit, NULL, SUM(units), 0 FROM sale_entry WHERE kind = 'BREAKAGE' GROUP BY unit
             UNION ALL
            SELECT 'EXPIRY', j.unit, NULL, SUM(j.quantity), 0
              FROM suspended_record w JOIN usage_journal j ON j.writer = w.writer AND j.sequence = w.sequence
             WHERE j.kind = 'EXPIRY' GROUP BY j.unit
            """;

    private static final String REMOVED = """
            SELECT kind, unit, currency, SUM(quantity) AS quantity, SUM(paid_minor) AS amount
              FROM retention_sum GROUP BY kind, unit, currency
            """;

    private record Key(String kind, String unit) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return (kind + " " + unit).compareTo(other.kind + " " + other.unit);
        }
    }

    private final Map<Key, Long> journal = new TreeMap<>();
    private final Map<Key, Long> books = new TreeMap<>();
    private final Map<Key, Long> removed = new TreeMap<>();

    /** Rows of the journal added up; what was refunded counts below zero, as in the books. */
    void journal(Row row) {
        if (COUNTED.contains(row.text("kind")) && !row.text("unit").isEmpty()) {
            long sign = row.text("kind").equals("REFUND") ? -1 : 1;
            add(journal, row, sign * row.number("quantity"));
        }
    }

    /** The books, and what they no longer hold. */
    void read(AuditRows rows) {
        rows.each(BOOKS, row -> add(books, row, row.number("quantity")));
        rows.each(REMOVED, row -> {
            add(removed, row, row.number("quantity"));
            if (!row.text("kind").equals("EXPIRY")) {
                add(books, row, row.number("quantity"));
            }
        });
    }

    private static void add(Map<Key, Long> sums, Row row, long quantity) {
        sums.merge(new Key(row.text("kind"), row.text("unit")), quantity, Math::addExact);
        if (row.number("amount") != 0) {
            sums.merge(new Key(row.text("kind"), row.text("currency")), row.number("amount"), Math::addExact);
        }
    }

    /** Side by side; a unit that neither side has used is left out. */
    List<Total> totals(Findings findings) {
        Map<Key, Long> keys = new TreeMap<>(journal);
        keys.putAll(books);
        List<Total> totals = new ArrayList<>();
        for (Key key : keys.keySet()) {
            Total total = new Total(
                    key.kind(),
                    key.unit(),
                    journal.getOrDefault(key, 0L),
                    books.getOrDefault(key, 0L),
                    removed.getOrDefault(key, 0L));
            totals.add(total);
            if (!total.agrees()) {
                findings.add(
                        Proof.JOURNAL,
                        "%s %s: the journal adds up to %d, the books to %d, a difference of %d"
                                .formatted(
                                        key.kind(),
                                        key.unit(),
                                        Math.addExact(total.journal(), total.removed()),
                                        total.books(),
                                        total.books() - total.journal() - total.removed()));
            }
        }
        return totals;
    }
}
