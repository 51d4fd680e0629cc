package io.silkroam.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What differs between the two stores, and nothing else: the SQL of the product is the same text on both. */
public interface Dialect {

    /** The name an operator knows it by. */
    String name();

    /** What a connection is opened with, beside user and password. */
    Properties connectionProperties(DatabaseSettings settings);

    /** Prepares a connection for a lane: statements by key only, and none that waits longer than these. */
    void prepareLane(Connection connection, Duration lockWait, Duration statementTimeout) throws SQLException;

    /**
     * Prepares the transaction that begins for reading much of the database: all its statements see one state of it,
     * and none of them holds anybody up.
     */
    void prepareSnapshot(Connection connection) throws SQLException;

    /** Returns when the transaction is on disk, not before. A failed sync is {@link StoreException.Kind#FATAL}. */
    void commitDurably(Connection connection) throws SQLException;

    /** Why an acknowledged commit could be lost here, in words; empty when it cannot. */
    List<String> durabilityProblems(Connection connection) throws SQLException;

    /** The few words in which table definitions differ. */
    Map<String, String> migrationPlaceholders();

    /** Picks where one SQL text cannot serve both; the two stand side by side in the store that needs them. */
    String either(String postgresql, String h2);

    /** Explains a failure to open in the operator's words. */
    StoreException cannotOpen(DatabaseSettings settings, SQLException cause);

    /** Called once the database is open. */
    void opened(DatabaseSettings settings);

    /** What ends the database after our last connection; empty where a server outlives us. */
    Optional<String> shutdown();

    /** Called once it is closed. */
    void closed(DatabaseSettings settings);
}
