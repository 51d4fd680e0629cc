package io.silkroam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.gateway.feed.BillingCounters;
import io.silkroam.gateway.feed.FeedGround;
import io.silkroam.gateway.feed.Settings;
import io.silkroam.gateway.feed.store.ScheduleStore;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import io.silkroam.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What billing does once an hour or a day is done once, by one of several gateways, and again where it failed. */
class BillingChoresTest {
    /** 12:00 in Amsterdam. */
    private static final Instant NOON = Instant.parse("2026-11-28T11:00:00Z");

    private static final Duration LOOK = Duration.ofMillis(10);

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(NOON);
    private final BillingCounters counters = new BillingCounters();
    private final AtomicInteger done = new AtomicInteger();
    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabases.h2(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldDoItOnceInItsTimeByOneGateway() {
        try (BillingChores second = chores("gw2")) {
            try (BillingChores first = chores("gw1")) {
                first.add("hourly", Duration.ofHours(1), done::incrementAndGet);
                first.start(LOOK);
                await().until(() -> done.get() == 1);
                second.add("hourly", Duration.ofHours(1), done::incrementAndGet);
                second.start(LOOK);
                await().during(Duration.ofMillis(200)).until(() -> done.get() == 1);
            }
            await().until(() -> done.get() == 2);
            clock.pass(Duration.ofHours(1));
            await().until(() -> done.get() == 3);
        }
    }

    @Test
    void shouldDoItOnceADayAlsoAfterItWasMissed() {
        try (BillingChores chores = daily("gw1")) {
            chores.start(LOOK);
            await().until(this::isScheduled);
            assertThat(done).hasValue(0);
            clock.pass(Duration.ofHours(15).plusMinutes(59));
            await().during(Duration.ofMillis(200)).until(() -> done.get() == 0);
            clock.pass(Duration.ofMinutes(1));
            await().until(() -> done.get() == 1);
            clock.pass(Duration.ofHours(23));
            await().during(Duration.ofMillis(200)).until(() -> done.get() == 1);
        }
        clock.pass(Duration.ofDays(3));
        try (BillingChores chores = daily("gw2")) {
            chores.start(LOOK);
            await().until(() -> done.get() == 2);
            clock.pass(Duration.ofMinutes(5));
            await().during(Duration.ofMillis(200)).until(() -> done.get() == 2);
        }
    }

    @Test
    void shouldDoTheOthersWhereOneFailsAndThatOneAgain() {
        AtomicInteger failed = new AtomicInteger();
        try (BillingChores chores = chores("gw1")) {
            chores.add("fails", Duration.ofMinutes(1), () -> {
                failed.incrementAndGet();
                throw new IllegalStateException("a fault");
            });
            chores.add("works", Duration.ofMinutes(1), done::incrementAndGet);
            chores.start(LOOK);
            await().until(() -> done.get() == 1);
            clock.pass(Duration.ofMinutes(1));
            await().until(() -> done.get() == 2);
        }
        assertThat(failed).hasValue(2);
        assertThat(counters.values()).containsEntry("billing.chores-failed", 2L);
    }

    /** The first look notes from when on it is due; what is missed before that is never made up for. */
    private boolean isScheduled() {
        return database.read("look", c -> new ScheduleStore().doneUntil(c, "/forgetting"))
                .isPresent();
    }

    private BillingChores daily(String gateway) {
        BillingChores chores = chores(gateway);
        chores.addDaily("forgetting", LocalTime.of(4, 0), done::incrementAndGet);
        return chores;
    }

    private BillingChores chores(String gateway) {
        return new BillingChores(
                new FeedGround(database, clock, gateway, Settings.reading(1).billing(), counters));
    }
}
