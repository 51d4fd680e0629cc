package io.silkroam.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open database: shared connections for everything that is not hot, dedicated ones for the lanes, its migrations. A
 * transaction is opened here or in a lane, never inside a store.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String MIGRATIONS = "classpath:db/migration";

    private final Source source;
    private final Dialect dialect;
    private final Consumer<StoreException> onFatal;
    private final AtomicReference<StoreException> fatal = new AtomicReference<>();

    /** Work done in one transaction on a connection of the pool. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Where connections come from; all of them with autocommit off. */
    public interface Source {
        /** One of those that are shared; closing it gives it back. */
        Connection shared() throws SQLException;

        /** A fresh one, for whoever keeps it. */
        Connection dedicated() throws SQLException;

        /** What migrations are done on. */
        DataSource pool();

        /** @param broken a sync failed: nothing may be written any more */
        void close(boolean broken);
    }

    private Database(Source source, Dialect dialect, Consumer<StoreException> onFatal) {
        this.source = source;
        this.dialect = dialect;
        this.onFatal = onFatal;
    }

    Database(DatabaseSettings settings, Dialect dialect, Consumer<StoreException> onFatal) {
        this(new PooledSource(settings, dialect), dialect, onFatal);
    }

    /**
     * Opens and does not migrate.
     *
     * @param onFatal told once when a sync failed; it must end the process, non-zero, without answering anybody
     */
    public static Database open(DatabaseSettings settings, Consumer<StoreException> onFatal) {
        return new Database(settings, settings.isH2() ? new H2Dialect() : new PostgresqlDialect(), onFatal);
    }

    /** A database whose connections somebody else opens: a simulation, which plants its faults in them. */
    public static Database over(Source source, Dialect dialect, Consumer<StoreException> onFatal) {
        return new Database(source, dialect, onFatal);
    }

    /** Brings the tables to this program's version; numbered, forward only, safe when two gateways start at once. */
    public Database migrate() {
        try {
            Flyway.configure()
                    .dataSource(source.pool())
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
        try (Connection connection = source.shared()) {
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
        try (Connection connection = source.shared()) {
            try {
                T result = work.on(connection);
                connection.rollback();
                return result;
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.of(doing, e);
        }
    }

    /** Reads much of the database in one state of it, whatever is written meanwhile. */
    public <T> T snapshot(String doing, Work<T> work) {
        return read(doing, connection -> {
            dialect.prepareSnapshot(connection);
            return work.on(connection);
        });
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

    /** Whether a sync failed: nothing may be answered any more. */
    public boolean isBroken() {
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
        return source.dedicated();
    }

    @Override
    public void close() {
        source.close(isBroken());
    }
}
