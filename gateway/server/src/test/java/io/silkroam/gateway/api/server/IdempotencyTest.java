package io.silkroam.gateway.api.server;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

class IdempotencyTest {

    @Nested
    class OnH2 extends IdempotencyContract {
        @Override
        Database openDatabase(Path directory) {
            return TestDatabases.h2(directory);
        }
    }

    @Nested
    class OnPostgresql extends IdempotencyContract {
        @Override
        Database openDatabase(Path directory) {
            return TestDatabases.postgresql();
        }
    }
}
