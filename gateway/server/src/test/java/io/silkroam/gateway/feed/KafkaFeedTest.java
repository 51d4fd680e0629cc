package io.silkroam.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageJournal;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import io.silkroam.time.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the journal to the books through a real broker: nothing is lost on the way, and nothing is booked twice. */
@Tag("long")
class KafkaFeedTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(40);

    private static Broker broker;

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(NOON);
    private final FakeBooks books = new FakeBooks();
    private final List<JournalFeed> running = new ArrayList<>();
    private Database database;
    private Journal journal;

    @BeforeAll
    static void startBroker(@TempDir Path disk) {
        broker = new Broker(disk);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void open() throws Exception {
        database = TestDatabases.h2(directory);
        journal = new Journal(database);
        broker.topic(3);
    }

    @AfterEach
    void close() {
        running.forEach(JournalFeed::close);
        journal.close();
        database.close();
    }

    @Test
    void shouldBookEveryRowOnceInTheOrderOfItsWriter() throws Exception {
        int first = journal.lane();
        int second = journal.lane();
        journal.write(first, 120, NOON);
        journal.write(second, 80, NOON);
        BillingCounters counters = gateway("gw1", 50);
        awaitBooked(200);

        assertThat(books.places()).doesNotHaveDuplicates();
        assertThat(ofWriter(1)).isEqualTo(numbers(1, 120));
        assertThat(ofWriter(2)).isEqualTo(numbers(2, 80));
        await().atMost(LONG).until(() -> counters.values().get("billing.booked") == 200);
        awaitPublished(counters, 200);
        assertThat(counters.values()).containsEntry("billing.holes", 0L).containsEntry("billing.repeated", 0L);
        JournalEntry sent = EntryText.read(broker.messages(false).get(0).value());
        assertThat(new UsageJournal(database).after(JournalCursor.START, 200)).contains(sent);
    }

    @Test
    void shouldDropWhatComesAgain() throws Exception {
        int lane = journal.lane();
        journal.write(lane, 30, NOON);
        gateway("gw1", 50);
        awaitBooked(30);
        running.get(0).close();

        // As after a restore of the broker: the whole topic is read once more, and its first half is in it twice.
        List<byte[]> again =
                broker.messages(false).stream().map(m -> m.value()).limit(15).toList();
        for (byte[] message : again) {
            broker.send("1", message);
        }
        for (int partition = 0; partition < 3; partition++) {
            broker.rewind(partition, 0);
        }
        BillingCounters counters = gateway("gw1", 50);
        journal.write(lane, 5, NOON);
        awaitBooked(35);
        await().atMost(LONG).until(() -> counters.values().get("billing.repeated") == 45);

        assertThat(ofWriter(1)).isEqualTo(numbers(1, 35));
        awaitPublished(counters, 5);
        assertThat(counters.values()).containsEntry("billing.booked", 5L);
    }

    @Test
    void shouldGoOnWhereTheBrokerComesBack() {
        int lane = journal.lane();
        journal.write(lane, 10, NOON);
        gateway("gw1", 50);
        awaitBooked(10);

        broker.stop();
        journal.write(lane, 10, NOON);
        await().during(Duration.ofSeconds(1)).until(() -> books.places().size() == 10);
        broker.start();
        awaitBooked(20);

        assertThat(ofWriter(1)).isEqualTo(numbers(1, 20));
    }

    @Test
    void shouldGoOnWhereAGatewayDiedOrTheBooksAreAway() {
        int lane = journal.lane();
        journal.write(lane, 10, NOON);
        books.failWith(FakeBooks.away());
        BillingCounters died = gateway("gw1", 50);
        await().atMost(LONG).until(() -> died.values().get("billing.failed") > 0);
        awaitPublished(died, 10);
        running.get(0).close();

        books.recover();
        gateway("gw2", 50);
        awaitBooked(10);
        journal.write(lane, 10, NOON);
        awaitBooked(20);
        assertThat(ofWriter(1)).isEqualTo(numbers(1, 20));
    }

    @Test
    void shouldStopAtAMissingMessageUntilItComes() throws Exception {
        List<byte[]> messages = new ArrayList<>();
        journal.write(journal.lane(), 6, NOON);
        new UsageJournal(database).after(JournalCursor.START, 10).forEach(e -> messages.add(EntryText.write(e)));
        broker.send("1", messages.get(0));
        broker.send("1", messages.get(1));
        broker.send("1", messages.get(3));
        BillingCounters counters = consumerOnly();
        await().atMost(LONG).until(() -> counters.values().get("billing.holes") > 1);
        assertThat(books.places()).containsExactly("1.1", "1.2");

        // Another partition, as after the topic was given more of them.
        broker.send("anything", messages.get(2));
        broker.send("1", messages.get(4));
        awaitBooked(5);
        assertThat(ofWriter(1)).isEqualTo(numbers(1, 5));
    }

    @Test
    void shouldKeepWhatIsNoEntryApartWithTheReason() throws Exception {
        broker.send("1", "no entry".getBytes(StandardCharsets.UTF_8));
        broker.send("1", "{\"v\":2}".getBytes(StandardCharsets.UTF_8));
        journal.write(journal.lane(), 3, NOON);
        BillingCounters counters = gateway("gw1", 50);
        awaitBooked(3);

        await().atMost(LONG).until(() -> counters.values().get("billing.dead-letters") == 2);
        assertThat(broker.messages(true))
                .extracting(m -> new String(m.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("no entry", "{\"v\":2}");
        assertThat(broker.messages(true))
                .extracting(m -> new String(m.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("not JSON", "version 2 instead of 1");
    }

    private BillingCounters gateway(String name, int rows) {
        BillingCounters counters = new BillingCounters();
        FeedGround ground = new FeedGround(
                database,
                clock,
                name,
                Settings.reading(rows).kafka(broker.settings()).billing(),
                counters);
        JournalFeed feed = new JournalFeed(ground, books);
        running.add(feed);
        feed.start();
        return counters;
    }

    /** A gateway that may not publish, because another one does. */
    private BillingCounters consumerOnly() {
        assertThat(new Lease(database, clock, "publishes", "the feed of the books", Settings.LEASE).hold())
                .isTrue();
        return gateway("gw1", 50);
    }

    private void awaitBooked(int rows) {
        await().atMost(LONG).until(() -> books.places().size() == rows);
    }

    /** They are counted once the broker has confirmed them, and may be booked before that. */
    private static void awaitPublished(BillingCounters counters, long rows) {
        await().atMost(LONG).until(() -> counters.values().get("billing.published") == rows);
    }

    private List<String> ofWriter(long writer) {
        return books.places().stream().filter(p -> p.startsWith(writer + ".")).toList();
    }

    private static List<String> numbers(long writer, long last) {
        return LongStream.rangeClosed(1, last).mapToObj(n -> writer + "." + n).toList();
    }
}
