package io.silkroam.billing.export.store;

import io.silkroam.billing.export.rows.RatedRow.Place;
import io.silkroam.billing.export.rows.RatedRow.Who;
import io.silkroam.billing.export.rows.SaleRow;
import io.silkroam.billing.export.rows.SaleRow.Amounts;
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

/** Plans sold and given back. A row's amounts in the currency of the books are still its own. */
public final class SaleRows implements RowSource<SaleRow> {
    private static final String COLUMNS = """
            SELECT writer, sequence, transaction_id, kind, happened, subscriber_id, imsi, msisdn, iccid,
                   subscription_id, plan, reference, payment_means, currency, gross_minor, net_minor, vat_minor,
                   vat_basis_points, vat_mode
              FROM sale_entry
            """;
    private static final String OF_PERIOD = COLUMNS + """
             WHERE happened >= ? AND happened < ? AND (happened, writer, sequence) > (?, ?, ?)
               AND transaction_id > ? AND transaction_id <= ? AND kind IN ('SALE', 'REFUND')
             ORDER BY happened, writer, sequence
             FETCH FIRST ? ROWS ONLY
            """;

    @Override
    public void read(Database database, Scope scope, Consumer<SaleRow> reader) {
        if (scope.lateAfter().isPresent()) {
            long booked = scope.lateAfter().getAsLong();
            Pages.read(last -> page(database, Long.MIN_VALUE, scope.fromMicros(), booked, scope, last), reader);
        }
        Pages.read(last -> page(database, scope.fromMicros(), scope.toMicros(), -1, scope, last), reader);
    }

    private static List<SaleRow> page(
            Database database, long from, long to, long bookedAfter, Scope scope, Optional<SaleRow> last) {
        return database.read("read sales", connection -> {
            List<SaleRow> sales = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(OF_PERIOD)) {
                long start = last.map(SaleRow::happened).orElse(from);
                select.setLong(1, start);
                select.setLong(2, to);
                select.setLong(3, start);
                select.setLong(4, last.map(s -> s.place().writer()).orElse(Long.MIN_VALUE));
                select.setLong(5, last.map(s -> s.place().sequence()).orElse(Long.MIN_VALUE));
                select.setLong(6, bookedAfter);
                select.setLong(7, scope.upTo());
                select.setInt(8, Pages.ROWS);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        sales.add(sale(row, to == scope.fromMicros()));
                    }
                }
            }
            return sales;
        });
    }

    private static SaleRow sale(ResultSet row, boolean late) throws SQLException {
        String currency = row.getString(14);
        Amounts amounts = new Amounts(
                currency,
                Currency.getInstance(currency).getDefaultFractionDigits(),
                row.getLong(15),
                row.getLong(16),
                row.getLong(17));
        return new SaleRow(
                new Place(row.getLong(1), row.getLong(2), 1, row.getLong(3)),
                new Who(row.getLong(6), row.getString(7), RatedRows.text(row, 8), RatedRows.text(row, 9)),
                row.getString(4),
                row.getLong(5),
                row.getLong(10),
                row.getString(11),
                RatedRows.text(row, 12),
                RatedRows.text(row, 13),
                amounts,
                new SaleRow.Vat(row.getInt(18), row.getString(19)),
                amounts,
                late);
    }
}
