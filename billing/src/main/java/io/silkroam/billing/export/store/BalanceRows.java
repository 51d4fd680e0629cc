package io.silkroam.billing.export.store;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.export.rows.BalanceRow;
import io.silkroam.billing.export.rows.RatedRow.Who;
import io.silkroam.billing.export.rows.Scope;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.function.Consumer;

/**
 * Allowances as they stood at the end of a period, as far as was booked up to a transaction: what they are today, less
 * what happened or was booked since. One statement, so that nothing is booked between its halves.
 */
public final class BalanceRows implements RowSource<BalanceRow> {
    private static final int FETCH_SIZE = 1_000;
    /** Sold before the end, not given back before it, and not over before the beginning. */
    private static final String ALL = """
            SELECT b.subscriber_id, b.subscription_id, b.allowance, MAX(b.plan), MAX(b.unit), MAX(b.currency),
                   MAX(b.vat), CAST(SUM(b.bought) AS bigint), CAST(SUM(b.used) AS bigint),
                   CAST(SUM(b.used_credit) AS bigint), CAST(SUM(b.lapsed) AS bigint), CAST(SUM(b.net) AS bigint),
                   MAX(b.closed) - MAX(b.closed_since)
              FROM (SELECT subscriber_id, subscription_id, allowance, plan, unit, currency, vat_basis_points AS vat,
                           bought, used, used AS used_credit, lapsed, net_minor AS net, closed, 0 AS closed_since
                      FROM sold_allowance
                     UNION ALL
                    SELECT subscriber_id, subscription_id, allowance, NULL, NULL, NULL, 0,
                           0, -quantity, -paid_minor, 0, 0, 0, 0
                      FROM rated_record
                     WHERE (happened >= ? OR transaction_id > ?) AND allowance IS NOT NULL
                       AND subscription_id IS NOT NULL AND kind IN ('USAGE', 'DEBIT', 'REFUND')
                       AND (suspense IS NULL OR (suspense NOT LIKE '%NO_SALE%' AND suspense NOT LIKE '%ABSURD%'))
                     UNION ALL
                    SELECT subscriber_id, subscription_id, allowance, NULL, NULL, NULL, 0,
                           0, 0, 0, -units, 0, 0, 1
                      FROM sale_entry
                     WHERE (happened >= ? OR transaction_id > ?) AND allowance IS NOT NULL AND kind = 'BREAKAGE')
                AS b
             GROUP BY b.subscriber_id, b.subscription_id, b.allowance
            HAVING MAX(b.plan) IS NOT NULL
               AND EXISTS (SELECT 1 FROM sale_entry s
                            WHERE s.subscriber_id = b.subscriber_id AND s.subscription_id = b.subscription_id
                              AND s.kind = 'SALE' AND s.happened < ? AND s.transaction_id <= ?)
               AND NOT EXISTS (SELECT 1 FROM sale_entry r
                                WHERE r.subscriber_id = b.subscriber_id AND r.subscription_id = b.subscription_id
                                  AND r.kind = 'REFUND' AND r.happened < ? AND r.transaction_id <= ?)
               AND NOT EXISTS (SELECT 1 FROM sale_entry e
                                WHERE e.subscriber_id = b.subscriber_id AND e.subscription_id = b.subscription_id
                                  AND e.allowance = b.allowance AND e.kind = 'BREAKAGE'
                                  AND e.happened < ? AND e.transaction_id <= ?)
             ORDER BY b.subscriber_id, b.subscription_id, b.allowance
            """;

    private static final String SALE = """
            SELECT imsi, msisdn, iccid, net_minor FROM sale_entry
             WHERE subscriber_id = ? AND subscription_id = ? AND kind = 'SALE'
             ORDER BY writer, sequence
             FETCH FIRST 1 ROWS ONLY
            """;

    @Override
    public void read(Database database, Scope scope, Consumer<BalanceRow> reader) {
        database.read("read balances", connection -> {
            try (PreparedStatement select = connection.prepareStatement(ALL);
                    PreparedStatement sale = connection.prepareStatement(SALE)) {
                select.setFetchSize(FETCH_SIZE);
                for (int pair = 1; pair <= 7; pair += 2) {
                    select.setLong(pair, scope.toMicros());
                    select.setLong(pair + 1, scope.upTo());
                }
                select.setLong(9, scope.fromMicros());
                select.setLong(10, scope.upTo());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        reader.accept(balance(row, sale));
                    }
                }
            }
            return null;
        });
    }

    private static BalanceRow balance(ResultSet row, PreparedStatement sale) throws SQLException {
        sale.setLong(1, row.getLong(1));
        sale.setLong(2, row.getLong(2));
        try (ResultSet sold = sale.executeQuery()) {
            if (!sold.next()) {
                throw StoreException.rejected("an allowance was sold, and there is no sale of it");
            }
            return balance(row, sold);
        }
    }

    private static BalanceRow balance(ResultSet row, ResultSet sold) throws SQLException {
        String currency = row.getString(6);
        String unit = row.getString(5);
        return new BalanceRow(
                new Who(row.getLong(1), sold.getString(1), RatedRows.text(sold, 2), RatedRows.text(sold, 3)),
                row.getLong(2),
                row.getString(4),
                row.getString(3),
                unit,
                row.getLong(8),
                row.getLong(unit.equals(UsageUnit.MINOR.name()) ? 10 : 9),
                row.getLong(11),
                row.getInt(13) > 0,
                new BalanceRow.Price(
                        currency,
                        Currency.getInstance(currency).getDefaultFractionDigits(),
                        row.getLong(12),
                        sold.getLong(4),
                        row.getInt(7)));
    }
}
