package io.silkroam.sim.keys;

import static io.silkroam.sim.keys.Gateway.entries;
import static io.silkroam.sim.keys.Gateway.imsi;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A large import's part in the vault. Run with {@code -Dsilkroam.keys.sims=100000} and look at the log for figures. */
class ManyKeysTest {
    private static final Logger LOG = LoggerFactory.getLogger(ManyKeysTest.class);
    private static final int SIMS = Integer.getInteger("silkroam.keys.sims", 10_000);
    private static final int PORTION = 1_000;
    private static final boolean MEASURED = SIMS > 10_000;

    @TempDir
    private Path folder;

    @Test
    void shouldStoreLargeBatchesFast() {
        try (Database database = TestDatabases.h2(folder)) {
            measure("H2", database);
        }
    }

    @Test
    void shouldStoreLargeBatchesFastOnPostgresql() {
        try (Database database = TestDatabases.postgresql()) {
            measure("PostgreSQL", database);
        }
    }

    private void measure(String store, Database database) {
        try (Gateway gateway = Gateway.start(database, folder)) {
            long start = System.nanoTime();
            database.transact("import", connection -> {
                for (int first = 0; first < SIMS; first += PORTION) {
                    gateway.vault().store(connection, entries(first, PORTION));
                }
                return null;
            });
            Duration storing = since(start);

            gateway.rotate();
            start = System.nanoTime();
            while (gateway.rewrap(PORTION).remaining() > 0) {
                assertThat(gateway.statuses()).hasSize(2);
            }
            Duration rewrapping = since(start);

            int vectors = SIMS / 10;
            start = System.nanoTime();
            database.read("vectors", connection -> {
                for (int number = 0; number < vectors; number++) {
                    gateway.vault().vector(connection, imsi(number), Gateway.RAND, Gateway.SQN, Gateway.AMF);
                }
                return null;
            });
            Duration making = since(start);

            tell(
                    "{}: {} keys stored in {} ms, sealed anew in {} ms; {} vectors in {} ms",
                    store,
                    SIMS,
                    storing.toMillis(),
                    rewrapping.toMillis(),
                    vectors,
                    making.toMillis());
            // Far above what it takes alone: this must fail when it becomes quadratic, not when others are busy.
            assertThat(storing).isLessThan(Duration.ofSeconds(60));
        }
    }

    private static void tell(String what, Object... figures) {
        if (MEASURED) {
            LOG.warn(what, figures);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
