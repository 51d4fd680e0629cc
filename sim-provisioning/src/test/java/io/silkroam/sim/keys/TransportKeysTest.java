package io.silkroam.sim.keys;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

class TransportKeysTest {

    @Nested
    class OnH2 extends TransportKeysContract {

        @TempDir
        private Path directory;

        @Override
        Database openDatabase() {
            return TestDatabases.h2(directory);
        }
    }

    @Nested
    @Tag("postgresql")
    class OnPostgresql extends TransportKeysContract {

        @Override
        Database openDatabase() {
            return TestDatabases.postgresql();
        }
    }
}
