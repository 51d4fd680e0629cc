package io.silkroam.gateway.feed.delivery;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

class SchedulesTest {

    @Nested
    class OnH2 extends SchedulesContract {
        @Override
        Database openDatabase(Path directory) {
            return TestDatabases.h2(directory);
        }
    }

    @Nested
    @Tag("postgresql")
    class OnPostgresql extends SchedulesContract {
        @Override
        Database openDatabase(Path directory) {
            return TestDatabases.postgresql();
        }
    }
}
