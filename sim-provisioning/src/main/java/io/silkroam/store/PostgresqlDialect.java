package io.silkroam.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** PostgreSQL and what speaks its protocol. Its commit is durable as long as nobody switched that off. */
final class PostgresqlDialect implements Dialect {

    private static final String POSTURE = """
            SELECT current_setting('fsync'), current_setting('full_page_writes'),
                   current_setting('synchronous_commit'), pg_is_in_recovery()
            """;
    /** "local" waits for our disk, the others for a standby's as well; "off" waits for none. */
    private static final Set<String> DURABLE = Set.of("on", "local", "remote_write", "remote_apply");

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Properties connectionProperties(DatabaseSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "silkroam");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "2");
        // A server that stands still is connected to by its kernel, and never says a word.
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("prepareThreshold", "1");
        boolean severalHosts = settings.url().split("\\?", 2)[0].contains(",");
        if (severalHosts) {
            // After a fail-over the new primary is found, and a standby is never written to.
            properties.setProperty("targetServerType", "primary");
        }
        return properties;
    }

    /**
     * A lane looks rows up by key in the order of its batch. Scans and hash joins would lock them in another order, and
     * two gateways would deadlock; planning anew for every batch costs more than it can win.
     */
    @Override
    public void prepareLane(Connection connection, Duration lockWait, Duration statementTimeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET enable_hashjoin = off");
            statement.execute("SET enable_mergejoin = off");
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("SET lock_timeout = " + lockWait.toMillis());
            // A gateway that froze in the middle of a batch must not hold its subscribers' rows for ever.
            statement.execute("SET idle_in_transaction_session_timeout = " + statementTimeout.toMillis());
        }
        connection.commit();
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(statementTimeout.toMillis()));
    }

    /**
     * Repeatable read is PostgreSQL's name for it. A large read must not be planned as if tables were empty, which
     * they are by statistics that are older than their rows: a loop inside a loop over 50,000 rows takes minutes, and
     * hashed or merged they take a moment, whatever the statistics say.
     */
    @Override
    public void prepareSnapshot(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL enable_nestloop = off");
        }
    }

    @Override
    public void commitDurably(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public List<String> durabilityProblems(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(POSTURE)) {
            row.next();
            return new Posture(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)).problems();
        }
    }

    /** The server's settings on which it depends whether an acknowledged commit survives a power cut. */
    record Posture(String fsync, String fullPageWrites, String synchronousCommit, boolean standby) {

        List<String> problems() {
            List<String> problems = new ArrayList<>();
            if (!fsync.equals("on")) {
                problems.add("fsync is off: a power cut loses or corrupts what was acknowledged; set it on");
            }
            if (!fullPageWrites.equals("on")) {
                problems.add("full_page_writes is off: a page half written at a power cut stays broken; set it on");
            }
            if (!DURABLE.contains(synchronousCommit)) {
                problems.add("synchronous_commit is %s: a commit is acknowledged before it is on disk; set it on"
                        .formatted(synchronousCommit));
            }
            if (standby) {
                problems.add("the server is a standby (pg_is_in_recovery): charging decides on the primary only");
            }
            return problems;
        }
    }

    @Override
    public Map<String, String> migrationPlaceholders() {
        return Map.of("bytes", "bytea", "room_for_updates", "WITH (fillfactor = 70)");
    }

    @Override
    public String either(String postgresql, String h2) {
        return postgresql;
    }

    @Override
    public StoreException cannotOpen(DatabaseSettings settings, SQLException cause) {
        return StoreException.of("open " + settings, cause);
    }

    @Override
    public void opened(DatabaseSettings settings) {
        // The server keeps the list of who is connected.
    }

    @Override
    public Optional<String> shutdown() {
        return Optional.empty();
    }

    @Override
    public void closed(DatabaseSettings settings) {
        // Nothing of ours is left there.
    }
}
