package io.silkroam.gateway.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.gateway.feed.BillingCounters;
import io.silkroam.gateway.feed.FeedGround;
import io.silkroam.gateway.feed.Settings;
import io.silkroam.gateway.feed.store.Delivery;
import io.silkroam.gateway.feed.store.Delivery.State;
import io.silkroam.store.Database;
import io.silkroam.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come to folders whole, once, and in spite of everything; the same on both stores. */
abstract class DeliveriesContract {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(NOON);
    private final BillingCounters counters = new BillingCounters();
    private final List<Deliveries> running = new ArrayList<>();
    private Database database;
    private FakeFiles files;
    private Path in;

    abstract Database openDatabase(Path directory);

    @BeforeEach
    void open() {
        database = openDatabase(directory);
        files = new FakeFiles(directory.resolve("exports"));
        in = directory.resolve("in");
    }

    @AfterEach
    void close() {
        running.forEach(Deliveries::close);
        database.close();
    }

    @Test
    void shouldBringAFileAndThenItsManifest() throws IOException {
        Deliveries deliveries = to("file:" + in);
        deliveries.deliver(1, "machine", "en", List.of("office"));
        awaitState(deliveries, 1, State.DELIVERED);

        assertThat(listing()).containsExactly("file-00001-machine-en.csv", "file-00001-machine-en.manifest.json");
        assertThat(in.resolve("file-00001-machine-en.csv")).hasContent("rows of issue 1");
        assertThat(files.file(1, "machine", "en").file()).exists();
        Delivery delivered = deliveries.ofIssue(1).get(0);
        assertThat(delivered.deliveredAt()).contains(NOON);
        assertThat(delivered.attempts()).isEqualTo(1);
        assertThat(delivered.lastError()).isEmpty();
        await().until(() -> counters.values().get("billing.deliveries-waiting") == 0);
        assertThat(counters.values()).containsEntry("billing.delivered", 1L);
    }

    @Test
    void shouldBringEachFileOnceUntilItIsAskedForAgain() throws IOException {
        Deliveries deliveries = to("file:" + in);
        deliveries.deliver(1, "machine", "en", List.of("office"));
        awaitState(deliveries, 1, State.DELIVERED);
        Files.delete(in.resolve("file-00001-machine-en.csv"));
        deliveries.deliver(1, "machine", "en", List.of("office"));
        deliveries.deliver(2, "machine", "en", List.of("office"));
        awaitState(deliveries, 2, State.DELIVERED);
        assertThat(listing()).hasSize(3);

        assertThat(deliveries.redeliver(1)).isEqualTo(1);
        await().until(() -> listing().size() == 4);
        awaitState(deliveries, 1, State.DELIVERED);
        assertThat(deliveries.redeliver(99)).isZero();
        assertThat(deliveries.redeliver(1, "elsewhere")).isZero();
        assertThat(deliveries.list(Optional.empty(), Long.MAX_VALUE, 10))
                .extracting(d -> d.key().issue())
                .containsExactly(2L, 1L);
    }

    @Test
    void shouldKeepWhatCouldNotBeBroughtAndTryAgainLaterEachTime() throws IOException {
        Files.writeString(in, "a file where the folder should be");
        Deliveries deliveries = to("file:" + in);
        deliveries.deliver(1, "machine", "en", List.of("office"));
        awaitState(deliveries, 1, State.FAILED);
        assertThat(deliveries.list(Optional.of(State.FAILED), Long.MAX_VALUE, 10))
                .hasSize(1);
        Delivery failed = deliveries.ofIssue(1).get(0);
        assertThat(failed.lastError()).isPresent();
        assertThat(failed.nextAt()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        await().until(() -> counters.values().get("billing.deliveries-failed") == 1);

        clock.pass(Duration.ofMinutes(1));
        deliveries.deliver(2, "machine", "en", List.of("office"));
        await().until(() -> deliveries.ofIssue(1).get(0).attempts() == 2);
        awaitState(deliveries, 2, State.FAILED);
        assertThat(deliveries.ofIssue(1).get(0).nextAt()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));

        Files.delete(in);
        deliveries.redeliver(1);
        awaitState(deliveries, 1, State.DELIVERED);
    }

    @Test
    void shouldWaitForNoOtherDestination() throws IOException {
        Files.writeString(directory.resolve("taken"), "");
        Settings settings = Settings.reading(1)
                .deliveringTo("first", "file:" + directory.resolve("taken"), Optional.empty())
                .deliveringTo("office", "file:" + in, Optional.empty());
        Deliveries deliveries = start(settings, "gw1");
        deliveries.deliver(1, "machine", "en", List.of("first", "office", "forgotten"));
        await().until(() -> listing().size() == 2);

        await().until(() -> deliveries.ofIssue(1).stream()
                .map(Delivery::state)
                .toList()
                .equals(List.of(State.FAILED, State.WAITING, State.DELIVERED)));
        assertThat(deliveries.ofIssue(1))
                .extracting(d -> d.key().destination())
                .containsExactly("first", "forgotten", "office");
    }

    @Test
    void shouldGoOnAtOnceWithWhatItWasBringingWhenItDied() throws IOException {
        Files.writeString(in, "");
        Deliveries died = to("file:" + in);
        died.deliver(1, "machine", "en", List.of("office"));
        awaitState(died, 1, State.FAILED);
        died.close();
        Files.delete(in);
        clock.pass(Duration.ofSeconds(1));

        Deliveries again = to("file:" + in);
        awaitState(again, 1, State.DELIVERED);
    }

    private Deliveries to(String uri) {
        return start(Settings.reading(1).deliveringTo("office", uri, Optional.empty()), "gw1");
    }

    private Deliveries start(Settings settings, String name) {
        Deliveries deliveries =
                new Deliveries(new FeedGround(database, clock, name, settings.billing(), counters), files);
        running.add(deliveries);
        deliveries.start();
        return deliveries;
    }

    private static void awaitState(Deliveries deliveries, long issue, State state) {
        await().until(() -> deliveries.ofIssue(issue).get(0).state() == state);
    }

    private List<String> listing() throws IOException {
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(in)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
