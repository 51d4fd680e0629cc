package io.silkroam.billing.audit;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

class AuditTest {

    @Nested
    class OnH2 extends AuditContract {

        @Override
        Database openDatabase(Path directory) {
            return TestDatabases.h2(directory);
        }
    }

    @Nested
    @Tag("postgresql")
    class OnPostgresql extends AuditContract {

        @Override
        Database openDatabase(Path directory) {
            return TestDatabases.postgresql();
        }
    }
}
