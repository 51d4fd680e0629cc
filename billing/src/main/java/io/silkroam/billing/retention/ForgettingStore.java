package io.silkroam.billing.retention;

import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Takes names out of a stretch of one writer's rows, or the rows away, and keeps the sums that are proved by them. */
final class ForgettingStore {

    /** What an allowance loses the records of; nameless ones were lost before. */
    private static final String ALLOWANCES = """
            SELECT r.subscriber_id, r.subscription_id, r.allowance,
                   SUM(CASE WHEN s.unit = 'MINOR' THEN r.paid_minor ELSE r.quantity END) AS units
              FROM rated_record r
              JOIN sold_allowance s ON s.subscriber_id = r.subscriber_id AND s.subscription_id = r.subscription_id
                                   AND s.allowance = r.allowance
             WHERE r.writer = ? AND r.sequence > ? AND r.sequence <= ?
             GROUP BY r.subscriber_id, r.subscription_id, r.allowance
             ORDER BY r.subscriber_id, r.subscription_id, r.allowance
            """;

    private static final String FORGET_UNITS = """
            UPDATE sold_allowance SET forgotten = forgotten + ?
             WHERE subscriber_id = ? AND subscription_id = ? AND allowance = ?
            """;

    private static final String NAMELESS_RECORDS = """
            UPDATE rated_record
               SET subscriber_id = 0, imsi = '', msisdn = NULL, iccid = NULL, session_id = NULL, request_number = NULL,
                   charging_id = NULL, subscription_id = NULL
             WHERE writer = ? AND sequence > ? AND sequence <= ?
            """;
    private static final String NAMELESS_JOURNAL = """
            UPDATE usage_journal
               SET subscriber_id = 0, imsi = '', session_id = NULL, request_type = NULL, request_number = NULL,
                   charging_id = NULL, subscription_id = NULL, detail = NULL
             WHERE writer = ? AND sequence > ? AND sequence <= ?
            """;
    private static final String REMOVE_RECORDS =
            "DELETE FROM rated_record WHERE writer = ? AND sequence > ? AND sequence <= ?";
    private static final String REMOVE_JOURNAL =
            "DELETE FROM usage_journal WHERE writer = ? AND sequence > ? AND sequence <= ?";

    private static final String NAMELESS_SALES = """
            UPDATE sale_entry SET imsi = '', msisdn = NULL, iccid = NULL, reference = NULL
             WHERE writer = ? AND sequence > ? AND sequence <= ? AND imsi <> ''
            """;

    /** Plans that are over, and of which neither an entry nor a record names anybody any more. */
    private static final String PLANS_OVER = """
            SELECT e.subscriber_id, e.subscription_id, e.transaction_id
              FROM sale_entry e
             WHERE e.kind = 'SALE' AND e.imsi = '' AND e.subscriber_id > 0
               AND NOT EXISTS (SELECT 1 FROM sale_entry n
                                WHERE n.subscriber_id = e.subscriber_id AND n.subscription_id = e.subscription_id
                                  AND n.imsi <> '')
               AND NOT EXISTS (SELECT 1 FROM sold_allowance a
                                WHERE a.subscriber_id = e.subscriber_id AND a.subscription_id = e.subscription_id
                                  AND (a.closed = 0 OR a.forgotten <> a.used))
             ORDER BY e.transaction_id FETCH FIRST ? ROWS ONLY
            """;

    private static final String RENAME_SALES =
            "UPDATE sale_entry SET subscriber_id = ? WHERE subscriber_id = ? AND subscription_id = ?";
    private static final String RENAME_ALLOWANCES =
            "UPDATE sold_allowance SET subscriber_id = ? WHERE subscriber_id = ? AND subscription_id = ?";

    private final RemovedRows removed;

    private record Plan(long subscriber, long subscription, long sale) {}

    ForgettingStore(ZoneId zone) {
        this.removed = new RemovedRows(zone);
    }

    /** Of the rows behind {@code from} up to {@code to}. */
    RetentionRun forget(Connection connection, RetentionRun run, long writer, long from, long to) {
        try {
            allowances(connection, writer, from, to);
            if (run.removed()) {
                removed.keep(connection, run.id(), writer, from, to);
            }
            int rated = change(connection, run.removed() ? REMOVE_RECORDS : NAMELESS_RECORDS, writer, from, to);
            int journal = change(connection, run.removed() ? REMOVE_JOURNAL : NAMELESS_JOURNAL, writer, from, to);
            int sales = change(connection, NAMELESS_SALES, writer, from, to);
            return run.and(journal, rated, sales);
        } catch (SQLException e) {
            throw StoreException.of("take away what is over", e);
        }
    }

    private static void allowances(Connection connection, long writer, long from, long to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ALLOWANCES);
                PreparedStatement update = connection.prepareStatement(FORGET_UNITS)) {
            range(select, writer, from, to);
            int changed = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    update.setLong(1, rows.getLong("units"));
                    update.setLong(2, rows.getLong("subscriber_id"));
                    update.setLong(3, rows.getLong("subscription_id"));
                    update.setString(4, rows.getString("allowance"));
                    update.addBatch();
                    changed++;
                }
            }
            expectOneEach(changed == 0 ? new int[0] : update.executeBatch(), "forget units of an allowance");
        }
    }

    /**
     * A plan's entries and allowances go on belonging together, under a number that is only the sale's and below zero.
     *
     * @return of how many plans, at most {@code limit}
     */
    int forgetPlans(Connection connection, int limit) {
        try {
            List<Plan> over = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(PLANS_OVER)) {
                select.setInt(1, limit);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        over.add(new Plan(
                                rows.getLong("subscriber_id"),
                                rows.getLong("subscription_id"),
                                rows.getLong("transaction_id")));
                    }
                }
            }
            for (Plan plan : over) {
                rename(connection, RENAME_SALES, plan);
                rename(connection, RENAME_ALLOWANCES, plan);
            }
            return over.size();
        } catch (SQLException e) {
            throw StoreException.of("take names from plans", e);
        }
    }

    private static void rename(Connection connection, String sql, Plan plan) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, -plan.sale());
            update.setLong(2, plan.subscriber());
            update.setLong(3, plan.subscription());
            update.executeUpdate();
        }
    }

    private static int change(Connection connection, String sql, long writer, long from, long to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            range(update, writer, from, to);
            return update.executeUpdate();
        }
    }

    static void range(PreparedStatement statement, long writer, long from, long to) throws SQLException {
        statement.setLong(1, writer);
        statement.setLong(2, from);
        statement.setLong(3, to);
    }

    static void expectOneEach(int[] counts, String doing) {
        for (int count : counts) {
            Columns.expectCount(count, 1, doing);
        }
    }
}
