package io.silkroam.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open database: a pool for everything that is not hot, dedicated connections for the lanes, its migrations. A
 * transaction is opened here or in a lane, never inside a store.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String MIGRATIONS = "classpath:db/migration";
    private static final Duration POOL_WAIT = Duration.ofSeconds(5);

    private final DatabaseSettings settings;
    private final Dialect dialect;
    private final Consumer<StoreException> onFatal;
    private final AtomicReference<StoreException> fatal = new AtomicReference<>();
    private final HikariDataSource pool;

    /** Work done in one transaction on a connection of the pool. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    Database(DatabaseSettings settings, Dialect dialect, Consumer<StoreException> onFatal) {
        this.settings = settings;
        this.dialect = dialect;
        this.onFatal = onFatal;
        try (Connection first = connect()) {
            first.rollback();
        } catch (SQLException e) {
            throw dialect.cannotOpen(settings, e);
        }
        dialect.opened(settings);
        this.pool = new HikariDataSource(poolOf(settings, dialect));
    }

    /**
     * Opens and does not migrate.
     *
     * @param onFatal told once when a sync failed; it must end the process, non-zero, without answering anybody
     */
    public static Database open(DatabaseSettings settings, Consumer<StoreException> onFatal) {
        return new Database(settings, settings.isH2() ? new H2Dialect() : new PostgresqlDialect(), onFatal);
    }

    private static HikariConfig poolOf(DatabaseSettings settings, Dialect dialect) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setDataSourceProperties(dialect.connectionProperties(settings));
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(POOL_WAIT.toMillis());
        config.setAutoCommit(false);
        // A database that goes away later is met where it is used; opening above has already proved it is there.
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** Brings the tables to this program's version; numbered, forward only, safe when two gateways start at once. */
    public Database migrate() {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .placeholders(dialect.migrationPlaceholders())
                    .loggers("slf4j")
                    .load()
                    .migrate();
            // Table definitions are worth a sync as well: the first acknowledged row stands on them.
            return transact("finish the migration", connection -> this);
        } catch (FlywayException e) {
            throw new StoreException(
                    StoreException.Kind.REJECTED, "failed to migrate the database: " + e.getMessage(), e);
        }
    }

    /** Runs one transaction and returns when it is on disk. {@code doing} completes "failed to ...". */
    public <T> T transact(String doing, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = work.on(connection);
                commitDurably(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.of(doing, e);
        }
    }

    /** Reads without writing; nothing is synced for it. */
    public <T> T read(String doing, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                return work.on(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw StoreException.of(doing, e);
        }
    }

    /** Returns when the transaction is on disk. After one failed sync it never returns again, on any connection. */
    void commitDurably(Connection connection) throws SQLException {
        failIfBroken();
        try {
            dialect.commitDurably(connection);
        } catch (StoreException e) {
            fail(e);
            throw e;
        }
        failIfBroken();
    }

    private void failIfBroken() {
        StoreException first = fatal.get();
        if (first != null) {
            throw new StoreException(StoreException.Kind.FATAL, "nothing is committed after a failed sync", first);
        }
    }

    /** What was committed may not be on disk: the first one to find out tells the owner of the process. */
    void fail(StoreException cause) {
        if (fatal.compareAndSet(null, cause)) {
            LOG.error("the store failed; this process must not answer any more", cause);
            onFatal.accept(cause);
        }
    }

    boolean isBroken() {
        return fatal.get() != null;
    }

    private static void undo(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** Why an acknowledged commit could be lost on this database, in words; empty when all is well. */
    public List<String> check() {
        return read("check the database", dialect::durabilityProblems);
    }

    public Dialect dialect() {
        return dialect;
    }

    /** A connection outside the pool, autocommit off, for one thread that keeps it. */
    Connection connect() throws SQLException {
        Properties properties = dialect.connectionProperties(settings);
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        Connection connection = DriverManager.getConnection(settings.url(), properties);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        pool.close();
        dialect.shutdown().filter(statement -> !isBroken()).ifPresent(this::shutdown);
        dialect.closed(settings);
    }

    private void shutdown(String how) {
        try (Connection last = connect();
                Statement statement = last.createStatement()) {
            statement.execute(how);
        } catch (SQLException e) {
            throw StoreException.of("close the database", e);
        }
    }
}
