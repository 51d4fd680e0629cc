package io.silkroam.sim.batch;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table of imported batches. */
public final class BatchStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String SELECT = """
            SELECT batch, vendor, file_name, sha256, rows, imported_at, actor FROM imported_batch
             WHERE %s = ? ORDER BY imported_at, batch FETCH FIRST 1 ROWS ONLY
            """;
    private static final String BY_NAME = SELECT.formatted("batch");
    private static final String BY_CONTENT = SELECT.formatted("sha256");

    private static final String INSERT = """
            INSERT INTO imported_batch (batch, vendor, file_name, sha256, rows, imported_at, actor)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = "UPDATE imported_batch SET sha256 = ?, rows = rows + ? WHERE batch = ?";

    public Optional<BatchRecord> find(Connection connection, String batch) {
        return find(connection, BY_NAME, batch);
    }

    /** The first batch that came in a file of exactly this content. */
    public Optional<BatchRecord> findByContent(Connection connection, String sha256) {
        return find(connection, BY_CONTENT, sha256);
    }

    private static Optional<BatchRecord> find(Connection connection, String sql, String key) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new BatchRecord(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                Instant.ofEpochMilli(row.getLong(6)),
                                row.getString(7)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look a batch up", e);
        }
    }

    /** Takes the name before anything else is written, so that of two imports at once the second one waits or fails. */
    void claim(Connection connection, BatchRecord batch) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, batch.batch());
            insert.setString(2, batch.vendor());
            insert.setString(3, batch.fileName());
            insert.setString(4, batch.sha256());
            insert.setLong(5, batch.rows());
            insert.setLong(6, batch.importedAt().toEpochMilli());
            insert.setString(7, batch.actor());
            insert.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new StoreException(
                        StoreException.Kind.CONFLICT, "batch " + batch.batch() + " was imported meanwhile", e);
            }
            throw StoreException.of("note a batch", e);
        }
    }

    /** Notes what came in the end. */
    void complete(Connection connection, String batch, String sha256, long moreRows) {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setString(1, sha256);
            update.setLong(2, moreRows);
            update.setString(3, batch);
            if (update.executeUpdate() != 1) {
                throw StoreException.rejected("batch %s is gone from the table".formatted(batch));
            }
        } catch (SQLException e) {
            throw StoreException.of("note a batch", e);
        }
    }
}
