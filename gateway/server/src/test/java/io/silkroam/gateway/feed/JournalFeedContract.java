package io.silkroam.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.store.Database;
import io.silkroam.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the journal to the books within the gateway; the same on both stores. */
abstract class JournalFeedContract {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(NOON);
    private final FakeBooks books = new FakeBooks();
    private final List<JournalFeed> running = new ArrayList<>();
    private Database database;
    private Journal journal;

    abstract Database openDatabase(Path directory);

    @BeforeEach
    void open() {
        database = openDatabase(directory);
        journal = new Journal(database);
    }

    @AfterEach
    void close() {
        running.forEach(JournalFeed::close);
        journal.close();
        database.close();
    }

    @Test
    void shouldBookAPurchaseBeforeTheUsageThatAnotherLaneWrote() {
        int older = journal.lane();
        int newer = journal.lane();
        journal.write(newer, NOON.minusSeconds(5), NOON.minusSeconds(3));
        journal.write(older, NOON.minusSeconds(10), NOON.minusSeconds(4));
        BillingCounters counters = gateway("gw1", 100);
        await().until(() -> books.places().size() == 4);

        assertThat(books.places()).containsExactly("1.1", "2.1", "1.2", "2.2");
        await().until(() -> counters.values().get("billing.lag-rows") == 0);
        assertThat(counters.values())
                .containsEntry("billing.booked", 4L)
                .containsEntry("billing.lag-seconds", 0L)
                .containsEntry("billing.failed", 0L);
    }

    @Test
    void shouldBookABacklogInPages() {
        int lane = journal.lane();
        journal.write(lane, 250, NOON);
        gateway("gw1", 40);
        await().until(() -> books.places().size() == 250);

        assertThat(books.most()).isEqualTo(40);
    }

    @Test
    void shouldLeaveEverythingForTheNextRoundWhereTheStoreIsAway() {
        books.failWith(FakeBooks.away());
        journal.write(journal.lane(), 3, NOON.minusSeconds(90));
        BillingCounters counters = gateway("gw1", 100);
        await().until(() -> counters.values().get("billing.failed") > 1);
        assertThat(books.places()).isEmpty();

        books.recover();
        await().until(() -> books.places().size() == 3);
    }

    @Test
    void shouldGoOnAfterAFaultOnceItIsMended() {
        books.failWith(new ArithmeticException("a mistake of ours"));
        journal.write(journal.lane(), 3, NOON);
        BillingCounters counters = gateway("gw1", 100);
        await().until(() -> counters.values().get("billing.failed") > 1);

        books.recover();
        await().until(() -> books.places().size() == 3);
    }

    @Test
    void shouldStopAtAHoleAndSayHowFarItIsBehind() {
        int lane = journal.lane();
        journal.write(lane, 2, NOON.minusSeconds(100));
        BillingCounters counters = gateway("gw1", 100);
        await().until(() -> books.places().size() == 2);
        journal.writeBehindAHole(lane, NOON.minusSeconds(90));
        await().until(() -> counters.values().get("billing.holes") > 1);

        assertThat(books.places()).hasSize(2);
        assertThat(counters.values()).containsEntry("billing.booked", 2L);
    }

    @Test
    void shouldBeReadByOneGatewayUntilItsLeaseIsOver() {
        Lease died = new Lease(database, clock, "died", "the feed of the books", Settings.LEASE);
        assertThat(died.hold()).isTrue();
        BillingCounters standsBy = gateway("gw2", 100);
        journal.write(journal.lane(), 3, NOON);
        await().during(Duration.ofMillis(200)).until(() -> books.places().isEmpty());

        clock.pass(Settings.LEASE);
        await().until(() -> books.places().size() == 3);
        assertThat(standsBy.values()).containsEntry("billing.booked", 3L);
    }

    @Test
    void shouldGoOnAtOnceWhereAnotherGatewayStops() {
        BillingCounters first = gateway("gw1", 100);
        int lane = journal.lane();
        journal.write(lane, 3, NOON);
        await().until(() -> books.places().size() == 3);
        BillingCounters second = gateway("gw2", 100);
        running.get(0).close();
        journal.write(lane, 2, NOON);
        await().until(() -> books.places().size() == 5);

        assertThat(first.values()).containsEntry("billing.booked", 3L);
        await().until(() -> second.values().get("billing.booked") == 2);
        assertThat(second.values()).containsEntry("billing.repeated", 0L);
    }

    private BillingCounters gateway(String name, int rows) {
        BillingCounters counters = new BillingCounters();
        FeedGround ground =
                new FeedGround(database, clock, name, Settings.reading(rows).billing(), counters);
        JournalFeed feed = new JournalFeed(ground, books);
        running.add(feed);
        feed.start();
        return counters;
    }
}
