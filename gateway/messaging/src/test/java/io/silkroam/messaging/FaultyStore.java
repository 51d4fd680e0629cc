package io.silkroam.messaging;

import io.silkroam.store.Database;
import io.silkroam.store.FaultyDialect;
import io.silkroam.store.LaneSettings;
import io.silkroam.store.TestDatabases;
import io.silkroam.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests have in common whose store fails at a commit they choose. */
abstract class FaultyStore {
    final FaultyDialect faults = new FaultyDialect();
    final FakeCarrier carrier = new FakeCarrier();
    private Database database;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() {
        database = TestDatabases.faulty(directory, faults, fatal -> {
            throw fatal;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    Bench start(LaneSettings lanes) {
        return new Bench.World(
                        database,
                        new SettableClock(EngineContract.START),
                        carrier,
                        new FakePayments(),
                        Bench.toLink(Sms.LINK))
                .start("gw1", Duration.ofSeconds(20), lanes);
    }

    AtChange atChangeOf(String select) {
        return new AtChange(faults, database, select);
    }

    AtChange atChangeOfRows(String table) {
        return atChangeOf("SELECT COUNT(*) FROM " + table);
    }
}
