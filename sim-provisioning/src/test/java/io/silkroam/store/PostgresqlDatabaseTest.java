package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
