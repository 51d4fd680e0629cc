package io.silkroam.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** H2 with faults planted at its commits and its openings, in the order they are asked for. */
public final class FaultyDialect implements Dialect {

    /** What goes wrong at a commit. */
    @FunctionalInterface
    public interface Fault {
        void at(Connection connection, Dialect healthy) throws SQLException;
    }

    /** The disk did not take it. */
    public static final Fault SYNC_FAILS = (connection, healthy) -> {
        throw new StoreException(StoreException.Kind.FATAL, "planted: sync failed", null);
    };

    /** The connection is lost before the commit happened. */
    public static final Fault LOST_BEFORE = (connection, healthy) -> {
        throw new SQLException("planted: lost before the commit", "08006");
    };

    /** The connection is lost after the commit happened, before anybody was told. */
    public static final Fault LOST_AFTER = (connection, healthy) -> {
        healthy.commitDurably(connection);
        throw new SQLException("planted: lost after the commit", "08006");
    };

    /** Another gateway was faster. */
    public static final Fault CONFLICT = (connection, healthy) -> {
        throw new SQLException("planted: serialization failure", "40001");
    };

    private final Dialect healthy = new H2Dialect();
    private final Queue<Fault> atCommit = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failingOpenings = new AtomicInteger();

    /** The next commits meet these, one each. */
    public void plant(Fault... faults) {
        atCommit.addAll(List.of(faults));
    }

    /** So many of the next attempts to open a lane fail. */
    public void failOpenings(int count) {
        failingOpenings.set(count);
    }

    @Override
    public void commitDurably(Connection connection) throws SQLException {
        Fault fault = atCommit.poll();
        if (fault == null) {
            healthy.commitDurably(connection);
        } else {
            fault.at(connection, healthy);
        }
    }

    @Override
    public void prepareLane(Connection connection, Duration lockWait, Duration statementTimeout) throws SQLException {
        if (failingOpenings.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new SQLException("planted: nobody listens", "08001");
        }
        healthy.prepareLane(connection, lockWait, statementTimeout);
    }

    @Override
    public void prepareSnapshot(Connection connection) throws SQLException {
        healthy.prepareSnapshot(connection);
    }

    @Override
    public String name() {
        return healthy.name();
    }

    @Override
    public Properties connectionProperties(DatabaseSettings settings) {
        return healthy.connectionProperties(settings);
    }

    @Override
    public List<String> durabilityProblems(Connection connection) throws SQLException {
        return healthy.durabilityProblems(connection);
    }

    @Override
    public Map<String, String> migrationPlaceholders() {
        return healthy.migrationPlaceholders();
    }

    @Override
    public String either(String postgresql, String h2) {
        return healthy.either(postgresql, h2);
    }

    @Override
    public StoreException cannotOpen(DatabaseSettings settings, SQLException cause) {
        return healthy.cannotOpen(settings, cause);
    }

    @Override
    public void opened(DatabaseSettings settings) {
        healthy.opened(settings);
    }

    @Override
    public Optional<String> shutdown() {
        return healthy.shutdown();
    }

    @Override
    public void closed(DatabaseSettings settings) {
        healthy.closed(settings);
    }
}
