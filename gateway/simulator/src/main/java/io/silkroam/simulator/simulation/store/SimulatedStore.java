package io.silkroam.simulator.simulation.store;

import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * One database in memory for many worlds, one after the other. Migrated once; a new world finds it empty, with its
 * counters at their beginnings.
 */
public final class SimulatedStore implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** What is locked by the only thread stays locked while it waits: it does not wait. */
    private static final String OPTIONS = ";DB_CLOSE_DELAY=-1;DEFAULT_LOCK_TIMEOUT=1;QUERY_CACHE_SIZE=100";

    private final String url = "jdbc:h2:mem:simulation" + NUMBER.incrementAndGet() + OPTIONS;
    private final Deque<Real> idle = new ArrayDeque<>();
    private final Set<Wire> wires = new LinkedHashSet<>();
    private final Connection audit;
    private final List<String> clearing = new ArrayList<>();
    private World world = World.NONE;
    private long commits;

    /** What a world brings to its store. */
    public record World(Meddler meddler, Plant plant) {
        private static final World NONE = new World(Meddler.NONE, Plant.NONE);
    }

    private SimulatedStore() throws SQLException {
        this.audit = DriverManager.getConnection(url);
        Life migration = new Life("migration", null, null, null, rounds -> true);
        database(migration, e -> {
                    throw e;
                })
                .migrate();
        kill(migration);
        noteTables();
    }

    /** A fresh one. */
    public static SimulatedStore open() {
        try {
            return new SimulatedStore();
        } catch (SQLException e) {
            throw StoreException.of("open the simulated store", e);
        }
    }

    private void noteTables() throws SQLException {
        clearing.add("SET REFERENTIAL_INTEGRITY FALSE");
        try (Statement statement = audit.createStatement();
                ResultSet tables = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = 'PUBLIC' AND table_name <> 'flyway_schema_history'"
                        + " ORDER BY table_name")) {
            while (tables.next()) {
                String table = tables.getString(1);
                if (isEmpty(table)) {
                    clearing.add("TRUNCATE TABLE " + table + " RESTART IDENTITY");
                }
            }
        }
        clearing.add("UPDATE message_counter SET next_id = 1");
        clearing.add("SET REFERENTIAL_INTEGRITY TRUE");
    }

    private boolean isEmpty(String table) throws SQLException {
        try (Statement statement = audit.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM \"" + table + "\"")) {
            return !row.next();
        }
    }

    /** Empty again, for the next world. */
    public void begin(World next) {
        List.copyOf(wires).forEach(Wire::cut);
        try (Statement statement = audit.createStatement()) {
            for (String sql : clearing) {
                statement.execute(sql);
            }
            audit.commit();
        } catch (SQLException e) {
            throw StoreException.of("clear the simulated store", e);
        }
        world = next;
        commits = 0;
    }

    /** The store as a process sees it. */
    public Database database(Life life, Consumer<StoreException> onFatal) {
        return Database.over(new LifeSource(life), new SimulatedDialect(), onFatal);
    }

    /** The process is over: what it had open is closed, and what it had not committed is undone. */
    public void kill(Life life) {
        life.end();
        wires.stream().filter(wire -> wire.life() == life).toList().forEach(Wire::cut);
    }

    /** All connections are gone. */
    public void cutAll() {
        List.copyOf(wires).forEach(Wire::cut);
    }

    /** Commits so far. */
    public long commits() {
        return commits;
    }

    /** To look with, past all faults. */
    public Connection audit() {
        return audit;
    }

    Meddler meddler() {
        return world.meddler();
    }

    Plant plant() {
        return world.plant();
    }

    void committed() {
        commits++;
    }

    void giveBack(Wire wire, Real real) {
        wires.remove(wire);
        try {
            real.connection().rollback();
            idle.push(real);
        } catch (SQLException e) {
            throw StoreException.of("end a simulated connection", e);
        }
    }

    private Connection open(Life life) throws SQLException {
        life.check();
        world.meddler().opening(life);
        Real real = idle.poll();
        if (real == null) {
            Connection fresh = DriverManager.getConnection(url);
            fresh.setAutoCommit(false);
            real = new Real(fresh);
        }
        Wire wire = new Wire(this, life, real);
        wires.add(wire);
        return wire.connection();
    }

    /** Whoever lives on has no connection any more; the last world is let go, whoever still holds the store. */
    @Override
    public void close() {
        cutAll();
        world = World.NONE;
        try (Statement statement = audit.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw StoreException.of("close the simulated store", e);
        }
    }

    private final class LifeSource implements Database.Source {
        private final Life life;

        LifeSource(Life life) {
            this.life = life;
        }

        @Override
        public Connection shared() throws SQLException {
            return open(life);
        }

        @Override
        public Connection dedicated() throws SQLException {
            world.meddler().dedicating(life);
            return open(life);
        }

        @Override
        public DataSource pool() {
            return new Bare(url);
        }

        @Override
        public void close(boolean broken) {
            kill(life);
        }
    }

    /**
     * For the migration, which is done before there is any world. It knows no store, for Flyway keeps the last one it
     * was given in a static field.
     */
    private record Bare(String url) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return DriverManager.getConnection(url);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // Nothing is written.
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // It is there or it is not.
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("there is nothing inside");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
