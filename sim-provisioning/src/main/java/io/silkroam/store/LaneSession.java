package io.silkroam.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane's connection with its writer number. It also counts the writer's journal rows: numbers taken in a transaction
 * that is rolled back are given again, so that what is committed has no gap.
 */
public final class LaneSession {

    private static final Logger LOG = LoggerFactory.getLogger(LaneSession.class);
    private static final String NEW_WRITER = "INSERT INTO journal_writer (gateway) VALUES (?)";

    private final Connection connection;
    private final Database database;
    private final long writer;
    private long committedSequence;
    private long sequence;
    private boolean committed;
    private long commitNanos;

    private LaneSession(Connection connection, Database database, long writer) {
        this.connection = connection;
        this.database = database;
        this.writer = writer;
    }

    /**
     * Opens a connection under a fresh writer number: after a lost one nobody knows which of its rows were committed,
     * so its numbers are not continued.
     */
    static LaneSession open(Database database, String gateway, LaneSettings settings) {
        Connection connection = null;
        try {
            connection = database.connect();
            database.dialect().prepareLane(connection, settings.lockWait(), settings.statementTimeout());
            long writer = takeWriter(connection, gateway);
            database.commitDurably(connection);
            return new LaneSession(connection, database, writer);
        } catch (SQLException e) {
            close(connection);
            throw StoreException.of("open a lane", e);
        } catch (RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    private static long takeWriter(Connection connection, String gateway) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NEW_WRITER, Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, gateway);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong("writer");
            }
        }
    }

    /** The lane's own connection; the transaction on it is the batch's. */
    public Connection connection() {
        return connection;
    }

    public Dialect dialect() {
        return database.dialect();
    }

    /** The number under which this connection's journal rows stand. */
    public long writer() {
        return writer;
    }

    /** Takes the next numbers for journal rows of this transaction and returns the first of them. */
    public long takeSequences(int count) {
        long first = sequence + 1;
        sequence += count;
        return first;
    }

    /** Returns when all that was written is on disk. Nothing may be answered before. */
    public void commitDurably() {
        long start = System.nanoTime();
        try {
            database.commitDurably(connection);
        } catch (SQLException e) {
            throw StoreException.of("commit", e);
        }
        committed = true;
        committedSequence = sequence;
        commitNanos += System.nanoTime() - start;
    }

    /** Undoes what was written since the last commit. */
    public void rollback() {
        try {
            connection.rollback();
            sequence = committedSequence;
        } catch (SQLException e) {
            throw StoreException.of("roll back", e);
        }
    }

    void begin() {
        committed = false;
        commitNanos = 0;
    }

    boolean committed() {
        return committed;
    }

    long commitNanos() {
        return commitNanos;
    }

    void close() {
        close(connection);
    }

    /** Ends a connection that another thread is blocked on. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("connection of writer {} did not abort: {}", writer, e.toString());
        }
    }

    private static void close(Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("connection was already gone: {}", e.toString());
        }
    }
}
