package io.silkroam.billing.export;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

class KindsTest {

    @Nested
    class OnH2 extends KindsContract {
        @TempDir
        private Path files;

        @Override
        Database openDatabase() {
            return TestDatabases.h2(files);
        }
    }

    @Nested
    @Tag("postgresql")
    class OnPostgresql extends KindsContract {
        @Override
        Database openDatabase() {
            return TestDatabases.postgresql();
        }
    }
}
