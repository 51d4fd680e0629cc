package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresqlDatabaseTest extends DatabaseContract {

    @Override
    Database openDatabase() {
        return TestDatabases.postgresql();
    }

    @ParameterizedTest
    @CsvSource({"synchronous_commit, off, synchronous_commit is off"})
    void shouldNameASettingThatLosesCommits(String setting, String value, String problem) {
        DatabaseSettings settings = TestDatabases.postgresqlSettings();
        String name = settings.url().replaceAll(".*/([a-z0-9]+).*", "$1");
        TestDatabases.administer("ALTER DATABASE %s SET %s = %s".formatted(name, setting, value));

        try (Database database = Database.open(settings, e -> {})) {
            assertThat(database.check())
                    .singleElement()
                    .asString()
                    .startsWith(problem)
                    .contains("set it on");
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
