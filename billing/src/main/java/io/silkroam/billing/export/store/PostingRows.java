package io.silkroam.billing.export.store;

import io.silkroam.billing.export.rows.PostingRow;
import io.silkroam.billing.export.rows.Scope;
import io.silkroam.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Postings that count on the days of a period, in the order of their transactions. */
public final class PostingRows implements RowSource<PostingRow> {
    private static final String PAGE = """
            SELECT p.transaction_id, p.line, p.epoch_day, t.booked_at, t.kind, t.reference, p.account, p.commodity,
                   p.amount, t.seal
              FROM ledger_posting p
              JOIN ledger_transaction t ON t.id = p.transaction_id
             WHERE p.transaction_id >= ? AND p.transaction_id <= ? AND (p.transaction_id, p.line) > (?, ?)
               AND p.epoch_day >= ? AND p.epoch_day < ?
             ORDER BY p.transaction_id, p.line
             FETCH FIRST ? ROWS ONLY
            """;

    @Override
    public void read(Database database, Scope scope, Consumer<PostingRow> reader) {
        long from = scope.from().toEpochDay();
        if (scope.lateAfter().isPresent()) {
            long first = scope.lateAfter().getAsLong() + 1;
            Pages.read(last -> page(database, first, scope.upTo(), Long.MIN_VALUE, from, last), reader);
        }
        Pages.read(last -> page(database, 0, scope.upTo(), from, scope.to().toEpochDay(), last), reader);
    }

    private static List<PostingRow> page(
            Database database, long first, long upTo, long fromDay, long toDay, Optional<PostingRow> last) {
        return database.read("read postings", connection -> {
            List<PostingRow> postings = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(PAGE)) {
                long start = last.map(PostingRow::transaction).orElse(first);
                select.setLong(1, start);
                select.setLong(2, upTo);
                select.setLong(3, start);
                select.setInt(4, last.map(PostingRow::line).orElse(Integer.MIN_VALUE));
                select.setLong(5, fromDay);
                select.setLong(6, toDay);
                select.setInt(7, Pages.ROWS);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        postings.add(posting(row, fromDay == Long.MIN_VALUE));
                    }
                }
            }
            return postings;
        });
    }

    private static PostingRow posting(ResultSet row, boolean late) throws SQLException {
        String commodity = row.getString(8);
        return new PostingRow(
                row.getLong(1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                commodity,
                row.getLong(9),
                decimals(commodity),
                row.getString(10),
                late);
    }

    /** Of currencies (EUR) and credit in them (EUR-CREDIT) what the currency has; units have none. */
    private static int decimals(String commodity) {
        String code = commodity.replaceFirst("-CREDIT$", "");
        return code.length() == 3 ? Currency.getInstance(code).getDefaultFractionDigits() : 0;
    }
}
