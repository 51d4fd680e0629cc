package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseTest extends DatabaseContract {

    @TempDir
    private Path directory;

    @Override
    Database openDatabase() {
        return TestDatabases.h2(directory);
    }

    @Test
    void shouldRefuseToTurnSqlIntoCode() {
        String alias = "CREATE ALIAS shell FOR \"java.lang.Runtime.getRuntime\"";

        try (Database database = TestDatabases.h2(directory.resolve("hardened"))) {
            assertThatThrownBy(() -> database.transact("alias", connection -> execute(connection, alias)))
                    .hasMessageContaining("java.lang.Runtime");
        }
    }

    @Test
    void shouldNameTheProcessThatHoldsTheFile() throws IOException, InterruptedException {
        Path file = directory.resolve("held");
        Process holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseHolder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = holder.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");

            assertThatThrownBy(() -> Database.open(DatabaseSettings.embedded(file), e -> {}))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is already open in process " + holder.pid())
                    .hasMessageContaining("PostgreSQL");
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldOpenAfterTheProcessThatHeldItIsGone() {
        Path file = directory.resolve("again");
        Database.open(DatabaseSettings.embedded(file), e -> {}).close();

        try (Database again = Database.open(DatabaseSettings.embedded(file), e -> {})) {
            assertThat(again.check()).isEmpty();
        }
    }
}
