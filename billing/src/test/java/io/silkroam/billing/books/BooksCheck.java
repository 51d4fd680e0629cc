package io.silkroam.billing.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.audit.Audit;
import io.silkroam.billing.ledger.Posting;
import io.silkroam.billing.ledger.Seal;
import io.silkroam.billing.rating.Settings;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.List;

/** What has to hold of books at any time, asked of their tables with words of its own. */
public final class BooksCheck {

    /** The journal's quantities; what was given back counts the other way. */
    private static final String JOURNAL = """
            SELECT unit || ' ' || SUM(CASE WHEN kind = 'REFUND' THEN -quantity ELSE quantity END) FROM usage_journal j
             WHERE kind IN ('USAGE', 'FREE', 'OVERUSE', 'DEBIT', 'REFUND') AND unit IS NOT NULL
               AND sequence <= (SELECT last_sequence FROM booked_writer b WHERE b.writer = j.writer)
             GROUP BY unit HAVING SUM(CASE WHEN kind = 'REFUND' THEN -quantity ELSE quantity END) <> 0 ORDER BY 1
            """;

    private final House house;

    private BooksCheck(House house) {
        this.house = house;
    }

    public static BooksCheck of(House house) {
        return new BooksCheck(house);
    }

    public void balance() {
        assertThat(house.strings("""
                SELECT transaction_id || ' ' || commodity FROM ledger_posting
                 GROUP BY transaction_id, commodity HAVING SUM(amount) <> 0
                """)).as("transactions out of balance").isEmpty();
        assertThat(posted("units/used", "OCTETS", "SECONDS", "MESSAGES")).isEqualTo(house.strings(JOURNAL));
        assertThat(rated()).isEqualTo(house.strings(JOURNAL));
        assertThat(balance("deferred-revenue"))
                .isEqualTo(-sum("net_minor - recognised_minor - breakage_minor", "sold_allowance"));
        assertThat(balance("revenue/use")).isEqualTo(-sum("recognised_minor", "sold_allowance"));
        assertThat(balance("revenue/breakage")).isEqualTo(-sum("breakage_minor", "sold_allowance"));
        assertThat(balance("units/owed")).isEqualTo(-sum("bought - used - lapsed", "sold_allowance"));
        assertThat(balance("vat")).isEqualTo(-sum("vat_minor", "sale_entry"));
        assertThat(house.number("SELECT COALESCE(SUM(amount), 0) FROM ledger_posting WHERE account LIKE 'payable/%'"))
                .isEqualTo(-sum("amount_minor", "wholesale_line"));
        assertThat(sum("records", "wholesale_line"))
                .isEqualTo(sum(
                        "(CASE WHEN host_tariff IS NULL THEN 0 ELSE 1 END + CASE WHEN visited_tariff IS NULL THEN 0 "
                                + "ELSE 1 END) * (CASE WHEN revision IN (1, 3, 5, 7) THEN 1 ELSE -1 END)",
                        "rated_record"));
        assertThat(sum("billed", "wholesale_line")).isEqualTo(sum("host_units + visited_units", "rated_record"));
        waiting();
        seals();
        assertThat(new Audit(house.database(), Settings.usual().zone())
                        .run((rows, octets) -> {})
                        .findings())
                .isEmpty();
    }

    /** What waits is what the last revision of a record says. */
    private void waiting() {
        assertThat(house.strings("""
                SELECT s.writer || '/' || s.sequence || ' ' || s.reasons FROM suspended_record s
                  JOIN rated_record r ON r.writer = s.writer AND r.sequence = s.sequence AND r.revision = 1 ORDER BY 1
                """)).isEqualTo(house.strings("""
                SELECT r.writer || '/' || r.sequence || ' ' || r.suspense FROM rated_record r
                 WHERE r.suspense IS NOT NULL
                   AND NOT EXISTS (SELECT 1 FROM rated_record n WHERE n.writer = r.writer AND n.sequence = r.sequence
                                                                  AND n.revision > r.revision) ORDER BY 1
                """));
    }

    private List<String> posted(String account, String... commodities) {
        return house.strings("""
                SELECT commodity || ' ' || -SUM(amount) FROM ledger_posting
                 WHERE account = '%s' AND commodity IN ('%s')
                 GROUP BY commodity HAVING SUM(amount) <> 0 ORDER BY 1
                """.formatted(account, String.join("', '", commodities)));
    }

    private List<String> rated() {
        return house.strings("SELECT unit || ' ' || SUM(quantity) FROM rated_record GROUP BY unit "
                + "HAVING SUM(quantity) <> 0 ORDER BY 1");
    }

    private long balance(String account) {
        return house.number("SELECT COALESCE(SUM(amount), 0) FROM ledger_posting WHERE account = '" + account + "'");
    }

    private long sum(String expression, String table) {
        return house.number("SELECT COALESCE(SUM(" + expression + "), 0) FROM " + table);
    }

    private void seals() {
        long last = house.number("SELECT last_transaction FROM book");
        assertThat(house.number("SELECT COUNT(*) FROM ledger_transaction")).isEqualTo(last);
        String seal = Seal.NONE;
        for (long id = 1; id <= last; id++) {
            seal = seal(seal, id);
            assertThat(house.strings("SELECT seal FROM ledger_transaction WHERE id = " + id))
                    .containsExactly(seal);
        }
        assertThat(house.strings("SELECT seal FROM book")).containsExactly(seal);
    }

    private String seal(String previous, long id) {
        return house.transact(connection -> {
            try (PreparedStatement head = connection.prepareStatement(
                            "SELECT booked_at, kind, reference FROM ledger_transaction WHERE id = ?");
                    PreparedStatement lines =
                            connection.prepareStatement("SELECT epoch_day, account, commodity, amount "
                                    + "FROM ledger_posting WHERE transaction_id = ? ORDER BY line")) {
                head.setLong(1, id);
                lines.setLong(1, id);
                try (ResultSet row = head.executeQuery();
                        ResultSet rows = lines.executeQuery()) {
                    row.next();
                    Seal seal = Seal.begin(previous, id, row.getLong(1), row.getString(2), row.getString(3));
                    while (rows.next()) {
                        seal.posting(new Posting(
                                LocalDate.ofEpochDay(rows.getLong(1)),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getLong(4)));
                    }
                    return seal.text();
                }
            }
        });
    }
}
