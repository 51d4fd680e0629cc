package io.silkroam.billing.export.store;

import io.silkroam.billing.export.rows.BalanceRow;
import io.silkroam.billing.export.rows.RatedRow.Who;
import io.silkroam.billing.export.rows.Scope;
import io.silkroam.store.Database;
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

    private static final String WHO = """
            SELECT imsi, msisdn, iccid FROM sale_entry
             WHERE subscriber_id = ? AND subscription_id = ? AND kind = 'SALE'
             ORDER BY writer, sequence
             FETCH FIRST 1 ROWS ONLY
            """;

    @Override
    public void read(Database database, Scope scope, Consumer<BalanceRow> reader) {
        database.read("read balances", connection -> {
            try (PreparedStatement select = connection.prepareStatement(ALL);
                    PreparedStatement who = connection.prepareStatement(WHO)) {
                select.setFetchSize(FETCH_SIZE);
                for (int pair = 1; pair <= 7; pair += 2) {
                    select.setLong(pair, scope.toMicros());
                    select.setLong(pair + 1, scope.upTo());
                }
                select.setLong(9, scope.fromMicros());
                select.setLong(10, scope.upTo());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        reader.accept(balance(row, who(who, row.getLong(1), row.getLong(2))));
                    }
                }
            }
            return null;
        });
    }

    private static Who who(PreparedStatement select, long subscriber, long subscription) throws SQLException {
        select.setLong(1, subscriber);
        select.setLong(2, subscription);
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new Who(subscriber, row.getString(1), RatedRows.text(row, 2), RatedRows.text(row, 3))
                    : new Who(subscriber, "", "", "");
        }
    }

    private static BalanceRow balance(ResultSet row, Who who) throws SQLException {
        String currency = row.getString(6);
        String unit = row.getString(5);
        boolean credit = !unit.equals("OCTETS") && !unit.equals("SECONDS") && !unit.equals("MESSAGES");
        return new BalanceRow(
                who,
                row.getLong(2),
                row.getString(4),
                row.getString(3),
                unit,
                row.getLong(8),
                row.getLong(credit ? 10 : 9),
                row.getLong(11),
                row.getInt(13) > 0,
                new BalanceRow.Price(
                        currency,
                        Currency.getInstance(currency).getDefaultFractionDigits(),
                        row.getLong(12),
                        row.getInt(7)));
    }
}
