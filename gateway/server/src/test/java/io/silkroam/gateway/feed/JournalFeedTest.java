package io.silkroam.gateway.feed;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

class JournalFeedTest {

    @Nested
    class OnH2 extends JournalFeedContract {
        @Override
        Database openDatabase(Path directory) {
            return TestDatabases.h2(directory);
        }
    }

    @Nested
    @Tag("postgresql")
    class OnPostgresql extends JournalFeedContract {
        @Override
        Database openDatabase(Path directory) {
            return TestDatabases.postgresql();
        }
    }
}
