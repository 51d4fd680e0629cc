package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.store.StoreException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both stores promise once open. */
abstract class DatabaseContract {

    private Database database;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldMigrateASecondTimeWithoutChangingAnything() {
        assertThat(database.migrate()).isSameAs(database);
    }

    @Test
    void shouldFindNothingWrongWithADurableStore() {
        assertThat(database.check()).isEmpty();
    }

    @Test
    void shouldKeepWhatATransactionWrote() {
        createTable();
        database.transact("insert", connection -> execute(connection, "INSERT INTO t VALUES (1, 10)"));

        assertThat(valueOf(1)).isEqualTo(10);
    }

    @Test
    void shouldSeeOneStateInASnapshotWhateverIsWrittenMeanwhile() {
        createTable();
        database.transact("insert", connection -> execute(connection, "INSERT INTO t VALUES (1, 10)"));

        long[] seen = database.snapshot("look twice", connection -> {
            long before = sum(connection);
            database.transact("insert", other -> execute(other, "INSERT INTO t VALUES (2, 20)"));
            return new long[] {before, sum(connection)};
        });

        assertThat(seen).containsExactly(10, 10);
        assertThat(database.read("look", DatabaseContract::sum)).as("later").isEqualTo(30);
    }

    @Test
    void shouldUndoATransactionThatThrew() {
        createTable();

        assertThatThrownBy(() -> database.transact("fail", connection -> {
                    execute(connection, "INSERT INTO t VALUES (1, 10)");
                    throw new IllegalStateException("planted");
                }))
                .hasMessage("planted");

        assertThat(valueOf(1)).isEqualTo(-1);
    }

    @Test
    void shouldSayRejectedWhenAStatementIsWrong() {
        assertThatThrownBy(() -> database.transact("select", connection -> execute(connection, "SELECT nonsense")))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED))
                .hasMessageStartingWith("failed to select");
    }

    @Test
    void shouldSayConflictWhenARowIsHeldForTooLong() throws SQLException {
        createTable();
        database.transact("insert", connection -> execute(connection, "INSERT INTO t VALUES (1, 10)"));
        try (Connection holder = database.connect();
                Connection other = database.connect()) {
            database.dialect().prepareLane(other, Duration.ofMillis(50), Duration.ofSeconds(5));
            execute(holder, "UPDATE t SET v = 11 WHERE k = 1");

            assertThatThrownBy(() -> execute(other, "UPDATE t SET v = 12 WHERE k = 1"))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(
                                    StoreException.of("update", e).kind())
                            .isEqualTo(Kind.CONFLICT));
            holder.rollback();
            other.rollback();
        }
    }

    @Test
    void shouldSayWhyAReadFailedAlsoWhereItCannotBeUndone() {
        assertThatThrownBy(() -> database.read("look", connection -> {
                    connection.close();
                    throw new SQLException("the first cause");
                }))
                .hasRootCauseMessage("the first cause");
    }

    @Test
    void shouldSayConnectionLostWhenItIsClosedUnderUs() throws SQLException {
        Connection connection = database.connect();
        connection.close();

        assertThatThrownBy(() -> execute(connection, "SELECT 1")).isInstanceOfSatisfying(SQLException.class, e -> {
            Kind kind = StoreException.of("select", e).kind();
            assertThat(kind).isEqualTo(Kind.CONNECTION_LOST);
        });
    }

    private void createTable() {
        database.transact(
                "create", connection -> execute(connection, "CREATE TABLE t (k bigint PRIMARY KEY, v bigint)"));
    }

    private long valueOf(long key) {
        return database.read("select", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT v FROM t WHERE k = " + key)) {
                return row.next() ? row.getLong(1) : -1;
            }
        });
    }

    private static long sum(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT SUM(v) FROM t")) {
            row.next();
            return row.getLong(1);
        }
    }

    static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
