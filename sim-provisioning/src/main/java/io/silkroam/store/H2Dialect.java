package io.silkroam.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * H2 inside the process. It does not sync at commit, so {@link #commitDurably} does; none of its doors (server,
 * console, Java called from SQL) is opened.
 */
final class H2Dialect implements Dialect {

    /** SQL may name no Java class: CREATE ALIAS and CREATE TRIGGER are how SQL turns into code in H2. */
    private static final String ALLOWED_CLASSES = "h2.allowedClasses";

    private static final String NO_CLASS = "io.silkroam.store.none";
    private static final String ALREADY_OPEN = "90020";
    /** The connection was closed before: nothing was tried. Else a commit fails only by the disk. */
    private static final int CLOSED = 90_007;
    /** The isolation that JDBC has no number for. */
    private static final int SNAPSHOT = 6;

    H2Dialect() {
        // Read by H2 when its first class is loaded, hence before the first connection.
        if (System.getProperty(ALLOWED_CLASSES) == null) {
            System.setProperty(ALLOWED_CLASSES, NO_CLASS);
        }
    }

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public Properties connectionProperties(DatabaseSettings settings) {
        Properties properties = new Properties();
        // We close it ourselves, after the lanes; not a hook of H2's, and not the last connection.
        properties.setProperty("DB_CLOSE_ON_EXIT", "FALSE");
        properties.setProperty("DB_CLOSE_DELAY", "-1");
        // H2's own writer would take changes out of a commit's hands and write them later: CHECKPOINT SYNC then finds
        // nothing to write, forces the file as it is, and returns before they are in it.
        properties.setProperty("WRITE_DELAY", "0");
        // A trace file would hold statements with subscribers' numbers in them.
        properties.setProperty("TRACE_LEVEL_FILE", "0");
        return properties;
    }

    @Override
    public void prepareLane(Connection connection, Duration lockWait, Duration statementTimeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + lockWait.toMillis());
        }
        connection.commit();
    }

    @Override
    public void prepareSnapshot(Connection connection) throws SQLException {
        connection.setTransactionIsolation(SNAPSHOT);
    }

    @Override
    public void commitDurably(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            connection.commit();
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException e) {
            if (e.getErrorCode() == CLOSED) {
                throw e;
            }
            throw new StoreException(
                    StoreException.Kind.FATAL, "failed to bring a commit to disk: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> durabilityProblems(Connection connection) {
        return List.of();
    }

    @Override
    public Map<String, String> migrationPlaceholders() {
        return Map.of("bytes", "varbinary", "room_for_updates", "");
    }

    @Override
    public String either(String postgresql, String h2) {
        return h2;
    }

    @Override
    public StoreException cannotOpen(DatabaseSettings settings, SQLException cause) {
        if (ALREADY_OPEN.equals(cause.getSQLState())) {
            String message = "%s is already open in %s; stop it first, or run several gateways on PostgreSQL"
                    .formatted(settings.url(), OwnerNote.of(settings).read());
            return new StoreException(StoreException.Kind.REJECTED, message, cause);
        }
        return StoreException.of("open " + settings, cause);
    }

    @Override
    public void opened(DatabaseSettings settings) {
        OwnerNote.of(settings).write();
    }

    @Override
    public Optional<String> shutdown() {
        return Optional.of("SHUTDOWN");
    }

    @Override
    public void closed(DatabaseSettings settings) {
        OwnerNote.of(settings).delete();
    }
}
