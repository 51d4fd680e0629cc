package io.silkroam.messaging.account;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

class EsmePasswordsTest {

    @Nested
    class OnH2 extends EsmePasswordsContract {

        @TempDir
        private Path directory;

        @Override
        Database open() {
            return TestDatabases.h2(directory);
        }
    }

    @Nested
    @Tag("postgresql")
    class OnPostgresql extends EsmePasswordsContract {

        @Override
        Database open() {
            return TestDatabases.postgresql();
        }
    }
}
