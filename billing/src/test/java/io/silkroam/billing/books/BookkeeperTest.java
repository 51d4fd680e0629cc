package io.silkroam.billing.books;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

class BookkeeperTest {

    @Nested
    class OnH2 extends BookkeeperContract {

        @TempDir
        private Path directory;

        @Override
        Database openDatabase() {
            return TestDatabases.h2(directory);
        }
    }

    @Nested
    @Tag("postgresql")
    class OnPostgresql extends BookkeeperContract {

        @Override
        Database openDatabase() {
            return TestDatabases.postgresql();
        }
    }
}
