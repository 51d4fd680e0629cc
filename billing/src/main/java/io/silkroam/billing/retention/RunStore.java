package io.silkroam.billing.retention;

import io.silkroam.billing.Micros;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes down what each run of retention did. */
final class RunStore {

    private static final int REASONS = 20;

    private static final String NEXT = "SELECT COALESCE(MAX(id), 0) + 1 FROM retention_run";
    private static final String BEGIN = """
            INSERT INTO retention_run (id, started_at, until, remove, journal_rows, rated_rows, sale_rows, held)
            VALUES (?, ?, ?, ?, 0, 0, 0, '')
            """;
    private static final String NOTE =
            "UPDATE retention_run SET journal_rows = ?, rated_rows = ?, sale_rows = ? WHERE id = ?";
    private static final String END = "UPDATE retention_run SET finished_at = ?, held = ? WHERE id = ?";
    private static final String MOVE = """
            UPDATE retention_writer
               SET nameless_up_to = GREATEST(nameless_up_to, ?), removed_up_to = GREATEST(removed_up_to, ?)
             WHERE writer = ?
            """;
    private static final String NEW =
            "INSERT INTO retention_writer (nameless_up_to, removed_up_to, writer) VALUES (?, ?, ?)";

    RetentionRun begin(Connection connection, Instant now, Instant until, boolean remove) {
        try {
            try (PreparedStatement select = connection.prepareStatement(NEXT);
                    ResultSet row = select.executeQuery();
                    PreparedStatement insert = connection.prepareStatement(BEGIN)) {
                row.next();
                insert.setLong(1, row.getLong(1));
                insert.setLong(2, Micros.of(now));
                insert.setLong(3, Micros.of(until));
                insert.setInt(4, remove ? 1 : 0);
                Columns.expectCount(insert.executeUpdate(), 1, "begin a run of retention");
                return new RetentionRun(row.getLong(1), now, until, remove, 0, 0, 0, List.of());
            }
        } catch (SQLException e) {
            throw StoreException.of("begin a run of retention", e);
        }
    }

    /** The run has come to this row of the writer. */
    void note(Connection connection, RetentionRun run, long writer, long upTo) {
        try {
            try (PreparedStatement update = connection.prepareStatement(NOTE)) {
                update.setLong(1, run.journalRows());
                update.setLong(2, run.ratedRows());
                update.setLong(3, run.saleRows());
                update.setLong(4, run.id());
                Columns.expectCount(update.executeUpdate(), 1, "note a run of retention");
            }
            if (move(connection, MOVE, run, writer, upTo) == 0) {
                Columns.expectCount(move(connection, NEW, run, writer, upTo), 1, "note how far retention has come");
            }
        } catch (SQLException e) {
            throw StoreException.of("note a run of retention", e);
        }
    }

    private static int move(Connection connection, String sql, RetentionRun run, long writer, long upTo)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, upTo);
            statement.setLong(2, run.removed() ? upTo : 0);
            statement.setLong(3, writer);
            return statement.executeUpdate();
        }
    }

    int end(Connection connection, RetentionRun run, Instant now) {
        try {
            List<String> told = run.held().stream().limit(REASONS).toList();
            String more = run.held().size() > REASONS ? "; and " + (run.held().size() - REASONS) + " more" : "";
            try (PreparedStatement update = connection.prepareStatement(END)) {
                update.setLong(1, Micros.of(now));
                update.setString(2, String.join("; ", told) + more);
                update.setLong(3, run.id());
                return update.executeUpdate();
            }
        } catch (SQLException e) {
            throw StoreException.of("end a run of retention", e);
        }
    }
}
