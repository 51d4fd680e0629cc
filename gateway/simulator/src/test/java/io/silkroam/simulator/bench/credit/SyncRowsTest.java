package io.silkroam.simulator.bench.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.request.Identity;
import io.silkroam.charging.store.AccountStore;
import io.silkroam.charging.store.NewAccount;
import io.silkroam.simulator.bench.load.Subscribers;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A PostgreSQL tells how often it brought something to disk. */
class SyncRowsTest {
    private static final int COMMITS = 50;

    @Test
    void shouldCountAtLeastOneForEachTransactionThatWrote() {
        try (Database database = TestDatabases.postgresql()) {
            SyncRows rows = new SyncRows(database);
            Syncs before = rows.soFar();
            AtomicInteger opened = new AtomicInteger();
            while (opened.get() < COMMITS) {
                open(database, opened.incrementAndGet());
            }
            // A server process hands its counts over once a second, when a transaction of its ends.
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                open(database, opened.incrementAndGet());
                Syncs counted = rows.soFar().minus(before);
                assertThat(counted.note()).isEqualTo("pg_stat_wal and pg_stat_io");
                assertThat(counted.count().orElse(0)).isGreaterThanOrEqualTo(COMMITS);
            });
        }
    }

    @Test
    void shouldSayWhyNothingWasCounted() {
        Syncs none = Syncs.notCounted("no reason");
        assertThat(Syncs.of(5, "somebody").minus(none)).isEqualTo(none);
        assertThat(none.line(100)).isEqualTo("fsyncs were not counted: no reason");
        assertThat(Syncs.of(0, "somebody").line(100)).isEqualTo("no fsync at all (somebody)");
        assertThat(Syncs.of(40, "somebody").line(100))
                .isEqualTo("an fsync for 2.5 requests on the average, 40 in all (somebody)");
    }

    private static void open(Database database, int number) {
        List<NewAccount> one =
                List.of(new NewAccount(number, List.of(Identity.imsi(Subscribers.imsi(number))), 0, new byte[] {1}));
        database.transact(
                "open an account", connection -> new AccountStore(database.dialect()).create(connection, one));
    }
}
