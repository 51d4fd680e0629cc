package io.silkroam.billing.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what rows add up to that are about to be removed: for the lines of statements, and by kind for the ledger. */
final class RemovedRows {

    private static final String COSTS = """
            SELECT happened, 2 * MOD(revision, 2) - 1 AS records, COALESCE(plmn, '') AS plmn, quantity,
                   host_tariff, host_units, visited_tariff, visited_units
              FROM rated_record WHERE writer = ? AND sequence > ? AND sequence <= ?
            """;
    private static final String FORGET_LINE = """
            UPDATE wholesale_line
               SET forgotten_records = forgotten_records + ?, forgotten_units = forgotten_units + ?,
                   forgotten_billed = forgotten_billed + ?
             WHERE epoch_day = ? AND plmn = ? AND tariff = ? AND run = ?
               AND partner = (SELECT t.partner FROM tariff_line t WHERE t.id = ?)
            """;

    /** Usage by who bore it (AccountProof has the same words), and what lapsed. */
    private static final String SUMS = """
            SELECT kind, bearer, unit, currency, COUNT(*) AS records, SUM(quantity) AS quantity, SUM(paid) AS paid
              FROM (SELECT r.kind, r.unit, r.quantity, r.paid_minor AS paid,
                           CASE WHEN r.paid_minor <> 0 THEN r.retail_currency ELSE '' END AS currency,
                           CASE WHEN r.kind = 'FREE' THEN 'units/free'
                                WHEN r.kind = 'OVERUSE' THEN 'units/uncovered'
                                WHEN p.unit = 'MINOR' THEN 'units/paid'
                                ELSE 'units/owed' END AS bearer
                      FROM rated_record r
                      LEFT JOIN (SELECT DISTINCT plan, allowance, unit FROM sold_allowance) p
                        ON p.plan = r.plan AND p.allowance = r.allowance
                     WHERE r.writer = ? AND r.sequence > ? AND r.sequence <= ?
                     UNION ALL
                    SELECT 'EXPIRY' AS kind, e.unit, e.units AS quantity, 0 AS paid, '' AS currency,
                           'units/lapsed' AS bearer
                      FROM sale_entry e
                     WHERE e.kind = 'BREAKAGE' AND e.writer = ? AND e.sequence > ? AND e.sequence <= ?) x
             GROUP BY kind, bearer, unit, currency ORDER BY kind, bearer, unit, currency
            """;

    private static final String ADD_SUM = """
            UPDATE retention_sum SET records = records + ?, quantity = quantity + ?, paid_minor = paid_minor + ?
             WHERE run_id = ? AND kind = ? AND bearer = ? AND unit = ? AND currency = ?
            """;
    private static final String NEW_SUM = """
            INSERT INTO retention_sum (records, quantity, paid_minor, run_id, kind, bearer, unit, currency)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final ZoneId zone;

    private record Line(String run, long day, String plmn, long tariff) {}

    private record LineSum(long records, long units, long billed) {
        LineSum plus(LineSum other) {
            return new LineSum(records + other.records, units + other.units, billed + other.billed);
        }
    }

    private record Sum(
            String kind, String bearer, String unit, String currency, long records, long quantity, long paid) {}

    RemovedRows(ZoneId zone) {
        this.zone = zone;
    }

    void keep(Connection connection, long run, long writer, long from, long to) throws SQLException {
        lines(connection, writer, from, to);
        for (Sum sum : sums(connection, writer, from, to)) {
            if (write(connection, ADD_SUM, run, sum) == 0) {
                write(connection, NEW_SUM, run, sum);
            }
        }
    }

    private void lines(Connection connection, long writer, long from, long to) throws SQLException {
        Map<Line, LineSum> lines = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(COSTS)) {
            ForgettingStore.range(select, writer, from, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    add(lines, rows, "HOST", "host");
                    add(lines, rows, "VISITED", "visited");
                }
            }
        }
        try (PreparedStatement update = connection.prepareStatement(FORGET_LINE)) {
            for (Map.Entry<Line, LineSum> line : lines.entrySet()) {
                update.setLong(1, line.getValue().records());
                update.setLong(2, line.getValue().units());
                update.setLong(3, line.getValue().billed());
                update.setLong(4, line.getKey().day());
                update.setString(5, line.getKey().plmn());
                update.setLong(6, line.getKey().tariff());
                update.setString(7, line.getKey().run());
                update.setLong(8, line.getKey().tariff());
                update.addBatch();
            }
            ForgettingStore.expectOneEach(
                    lines.isEmpty() ? new int[0] : update.executeBatch(), "forget units of a statement's line");
        }
    }

    private void add(Map<Line, LineSum> lines, ResultSet row, String run, String columns) throws SQLException {
        long tariff = row.getLong(columns + "_tariff");
        if (!row.wasNull()) {
            Instant happened = Instant.ofEpochSecond(Math.floorDiv(row.getLong("happened"), 1_000_000L));
            long day = LocalDate.ofInstant(happened, zone).toEpochDay();
            lines.merge(
                    new Line(run, day, row.getString("plmn"), tariff),
                    new LineSum(row.getLong("records"), row.getLong("quantity"), row.getLong(columns + "_units")),
                    LineSum::plus);
        }
    }

    private static List<Sum> sums(Connection connection, long writer, long from, long to) throws SQLException {
        List<Sum> sums = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SUMS)) {
            ForgettingStore.range(select, writer, from, to);
            select.setLong(4, writer);
            select.setLong(5, from);
            select.setLong(6, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sums.add(new Sum(
                            rows.getString("kind"),
                            rows.getString("bearer"),
                            rows.getString("unit"),
                            rows.getString("currency"),
                            rows.getLong("records"),
                            rows.getLong("quantity"),
                            rows.getLong("paid")));
                }
            }
        }
        return sums;
    }

    private static int write(Connection connection, String sql, long run, Sum sum) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, sum.records());
            statement.setLong(2, sum.quantity());
            statement.setLong(3, sum.paid());
            statement.setLong(4, run);
            statement.setString(5, sum.kind());
            statement.setString(6, sum.bearer());
            statement.setString(7, sum.unit());
            statement.setString(8, sum.currency());
            return statement.executeUpdate();
        }
    }
}
