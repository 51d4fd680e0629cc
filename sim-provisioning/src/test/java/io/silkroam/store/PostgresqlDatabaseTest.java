package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("postgresql")
class PostgresqlDatabaseTest extends DatabaseContract {

    @Override
    Database openDatabase() {
        return TestDatabases.postgresql();
    }

    @Test
    void shouldFindASettingThatLosesCommitsOnTheServer() {
        DatabaseSettings settings = TestDatabases.postgresqlSettings();
        String name = settings.url().replaceAll(".*/([a-z0-9]+).*", "$1");
        TestDatabases.administer("ALTER DATABASE %s SET synchronous_commit = off".formatted(name));

        try (Database database = Database.open(settings, e -> {})) {
            assertThat(database.check()).singleElement().asString().startsWith("synchronous_commit is off");
        }
    }

    /** By its statistics a new table is empty, and nothing is joined with nothing cheapest by trying all pairs. */
    @Test
    void shouldNotTryAllPairsInALargeReadOfTablesThatGrewSinceTheyWereCounted() {
        try (Database database = Database.open(TestDatabases.postgresqlSettings(), e -> {})) {
            database.transact("grow", connection -> {
                execute(connection, "CREATE TABLE a (w INT, s INT, PRIMARY KEY (w, s))");
                execute(connection, "CREATE TABLE b (w INT, s INT, PRIMARY KEY (w, s))");
                execute(connection, "ANALYZE a, b");
                execute(connection, "INSERT INTO a SELECT 1, n FROM generate_series(1, 1000) n");
                return execute(connection, "INSERT INTO b SELECT 1, n FROM generate_series(1, 1000) n");
            });

            assertThat(database.snapshot("plan", PostgresqlDatabaseTest::plan))
                    .contains(" Join ")
                    .doesNotContain("Nested Loop");
            String loops = database.read("ask", connection -> answers(connection, "SHOW enable_nestloop"));
            assertThat(loops).as("for as long as it is needed").isEqualTo("on\n");
        }
    }

    private static String plan(Connection connection) throws SQLException {
        return answers(connection, """
                EXPLAIN SELECT a.s, b.s FROM a LEFT JOIN b ON b.w = a.w AND b.s = a.s AND b.w = 1 AND b.s <= 500
                 WHERE a.w = 1 AND a.s <= 500
                """);
    }

    private static String answers(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder lines = new StringBuilder();
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
            return lines.toString();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            on  | on  | on           | false | -
            on  | on  | local        | false | -
            on  | on  | remote_write | false | -
            on  | on  | remote_apply | false | -
            off | on  | on           | false | fsync is off
            on  | off | on           | false | full_page_writes is off
            on  | on  | off          | false | synchronous_commit is off
            on  | on  | on           | true  | the server is a standby
            """)
    void shouldSayInWordsWhatLosesCommits(
            String fsync, String fullPageWrites, String synchronousCommit, boolean standby, String problem) {
        PostgresqlDialect.Posture posture =
                new PostgresqlDialect.Posture(fsync, fullPageWrites, synchronousCommit, standby);

        if (problem == null) {
            assertThat(posture.problems()).isEmpty();
        } else {
            assertThat(posture.problems()).singleElement().asString().startsWith(problem);
        }
    }

    /** It waited for a word for ever, and so did a lane that had lost its connection. */
    @Test
    void shouldGiveUpAServerThatStandsStill() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/x";
            DatabaseSettings still = new DatabaseSettings(url, "me", "secret", 1);

            assertTimeoutPreemptively(
                    Duration.ofSeconds(60), () -> assertThatThrownBy(() -> Database.open(still, e -> {}))
                            .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind())
                                    .isEqualTo(StoreException.Kind.CONNECTION_LOST)));
        }
    }

    @Test
    void shouldNotOpenWhereNobodyListens() {
        DatabaseSettings nowhere = new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/x", "me", "secret", 1);

        assertThatThrownBy(() -> Database.open(nowhere, e -> {}))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CONNECTION_LOST))
                .hasMessageNotContaining("secret");
    }
}
