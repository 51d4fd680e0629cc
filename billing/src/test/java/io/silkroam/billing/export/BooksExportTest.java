package io.silkroam.billing.export;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

class BooksExportTest {

    @Nested
    class OnH2 extends BooksExportContract {
        @TempDir
        private Path files;

        @Override
        Database openDatabase() {
            return TestDatabases.h2(files);
        }
    }

    @Nested
    @Tag("postgresql")
    class OnPostgresql extends BooksExportContract {
        @Override
        Database openDatabase() {
            return TestDatabases.postgresql();
        }
    }
}
