package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.store.BatchHandler.Refusal;
import io.silkroam.store.LedgerHandler.Command;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only a server can do to a lane. */
@Tag("postgresql")
class PostgresqlLanesTest {

    private static final String KILL_OTHERS = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()
            """;

    private final LedgerHandler handler = new LedgerHandler();
    private Database database;
    private Lanes<Command> lanes;

    @BeforeEach
    void open() {
        database = TestDatabases.postgresql();
        database.transact("create", connection -> DatabaseContract.execute(connection, LedgerHandler.TABLE));
        LaneSettings settings = new LaneSettings(
                1,
                10,
                1_000,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofMillis(50),
                Duration.ofSeconds(20),
                2);
        lanes = Lanes.start(database, "test", settings, handler, LaneObserver.NONE);
    }

    @AfterEach
    void close() {
        lanes.close();
        database.close();
    }

    @Test
    void shouldServeOnAfterTheServerEndedItsConnection() throws InterruptedException, SQLException {
        handler.block(lanes, new Command(1, 0));
        killAllConnections();
        handler.unblock();

        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 0));
        lanes.offer(1, new Command(1, 1));
        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 1));
        assertThat(handler.refusals).isEmpty();
    }

    @Test
    void shouldNotWaitForEverForARowAnotherGatewayHolds() throws InterruptedException, SQLException {
        try (Connection other = database.connect()) {
            DatabaseContract.execute(other, "INSERT INTO ledger VALUES (1, 1, 0)");
            lanes.offer(1, new Command(1, 1));

            assertThat(handler.nextRefused()).isEqualTo(new Command(1, 1));
            assertThat(handler.refusals).containsEntry(new Command(1, 1), Refusal.CONTENDED);
            other.rollback();
        }
        lanes.offer(1, new Command(1, 2));
        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 2));
    }

    private void killAllConnections() throws SQLException {
        try (Connection killer = database.connect()) {
            DatabaseContract.execute(killer, KILL_OTHERS);
        }
    }
}
