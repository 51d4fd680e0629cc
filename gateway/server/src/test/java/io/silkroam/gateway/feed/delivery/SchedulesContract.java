package io.silkroam.gateway.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.conf.BillingSettings.Schedule;
import io.silkroam.billing.conf.BillingSettings.Schedule.Each;
import io.silkroam.gateway.feed.BillingCounters;
import io.silkroam.gateway.feed.FeedGround;
import io.silkroam.gateway.feed.Settings;
import io.silkroam.store.Database;
import io.silkroam.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each period's files are made once, when they are due; the same on both stores. */
abstract class SchedulesContract {
    /** 28 November in Amsterdam, UTC+1. */
    private static final Instant NOON = Instant.parse("2026-11-28T11:00:00Z");

    private static final LocalTime AT = LocalTime.of(3, 15);

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(NOON);
    private final BillingCounters counters = new BillingCounters();
    private Database database;
    private FakeFiles files;
    private Deliveries deliveries;
    private Instant booked = Instant.MAX;

    abstract Database openDatabase(Path directory);

    @BeforeEach
    void open() {
        database = openDatabase(directory);
        files = new FakeFiles(directory.resolve("exports"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldMakeTheFilesOfTheDayBeforeAtItsTime() {
        Schedules schedules = schedules(daily("usage", "wholesale"));
        schedules.run();
        passUntil("2026-11-29T02:14:59Z");
        schedules.run();
        assertThat(files.issued()).isEmpty();

        passUntil("2026-11-29T02:15:00Z");
        schedules.run();
        schedules.run();
        assertThat(files.issued())
                .containsExactly(
                        "usage 2026-11-28/2026-11-29",
                        "wholesale-kpn 2026-11-28/2026-11-29",
                        "wholesale-orange 2026-11-28/2026-11-29");
        assertThat(deliveries.list(Optional.empty(), Long.MAX_VALUE, 100))
                .extracting(d -> d.key().file() + " " + d.key().destination())
                .containsExactly(
                        "file-00003-excel-en.csv office",
                        "file-00003-machine-en.csv office",
                        "file-00002-excel-en.csv office",
                        "file-00002-machine-en.csv office",
                        "file-00001-excel-en.csv office",
                        "file-00001-machine-en.csv office");
        assertThat(counters.values()).containsEntry("billing.scheduled", 3L);
    }

    @Test
    void shouldMakeUpForDaysOnWhichNoGatewayRan() {
        schedules(daily("usage")).run();
        passUntil("2026-12-02T12:00:00Z");
        schedules(daily("usage")).run();

        assertThat(files.issued())
                .containsExactly(
                        "usage 2026-11-28/2026-11-29",
                        "usage 2026-11-29/2026-11-30",
                        "usage 2026-11-30/2026-12-01",
                        "usage 2026-12-01/2026-12-02");
    }

    @Test
    void shouldMakeTheFilesOfAMonth() {
        Schedule monthly =
                new Schedule("monthly", List.of("ledger"), Each.MONTH, AT, List.of("machine"), "nl", List.of("office"));
        Schedules schedules = schedules(monthly);
        schedules.run();
        passUntil("2026-12-01T02:15:00Z");
        schedules.run();
        passUntil("2027-01-31T12:00:00Z");
        schedules.run();

        assertThat(files.issued()).containsExactly("ledger 2026-11-01/2026-12-01", "ledger 2026-12-01/2027-01-01");
    }

    @Test
    void shouldWaitForTheBooksButNotForEver() {
        Schedules schedules = schedules(daily("usage"));
        schedules.run();
        booked = Instant.parse("2026-11-28T22:59:59Z");
        passUntil("2026-11-29T02:15:00Z");
        schedules.run();
        assertThat(files.issued()).isEmpty();
        booked = Instant.parse("2026-11-28T23:00:00Z");
        schedules.run();
        assertThat(files.issued()).hasSize(1);

        booked = Instant.EPOCH;
        passUntil("2026-11-30T03:14:59Z");
        schedules.run();
        assertThat(files.issued()).hasSize(1);
        passUntil("2026-11-30T03:15:00Z");
        schedules.run();
        assertThat(files.issued()).hasSize(2);
    }

    @Test
    void shouldMakeTheOtherFilesWhereOneFailsAndThatOneLater() {
        Schedules schedules = schedules(daily("usage", "sales"));
        schedules.run();
        files.breakKind("usage");
        passUntil("2026-11-30T12:00:00Z");
        schedules.run();
        assertThat(files.issued()).containsExactly("sales 2026-11-28/2026-11-29");
        assertThat(counters.values()).containsEntry("billing.schedule-failed", 1L);

        files.mend();
        schedules.run();
        assertThat(files.issued())
                .containsExactly(
                        "sales 2026-11-28/2026-11-29",
                        "usage 2026-11-28/2026-11-29",
                        "usage 2026-11-29/2026-11-30",
                        "sales 2026-11-29/2026-11-30");
    }

    private void passUntil(String instant) {
        clock.pass(Duration.between(clock.instant(), Instant.parse(instant)));
    }

    private static Schedule daily(String... kinds) {
        return new Schedule(
                "daily", List.of(kinds), Each.DAY, AT, List.of("machine", "excel"), "en", List.of("office"));
    }

    private Schedules schedules(Schedule schedule) {
        FeedGround ground = new FeedGround(
                database, clock, "gw1", Settings.reading(1).on(schedule).billing(), counters);
        deliveries = new Deliveries(ground, files);
        return new Schedules(ground, files, deliveries, until -> !booked.isBefore(until));
    }
}
