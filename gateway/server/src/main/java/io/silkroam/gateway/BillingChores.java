package io.silkroam.gateway;

import io.silkroam.gateway.feed.BillingCounters.Count;
import io.silkroam.gateway.feed.FeedGround;
import io.silkroam.gateway.feed.Lease;
import io.silkroam.gateway.feed.store.ScheduleStore;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What billing does now and then, by one gateway of a database at a time, one thing after the other. */
final class BillingChores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BillingChores.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration DAILY_LOOK = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** All that is done can be done twice without harm, so that a chore may outlast it. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final FeedGround ground;
    private final Lease lease;
    private final ScheduleStore days = new ScheduleStore();
    private final List<Chore> chores = new ArrayList<>();
    private final Ticker ticker = new Ticker("billing-chores", this::round);

    /** Used by the ticker's thread alone. */
    private static final class Chore {
        private final String name;
        private final Duration every;
        private final Runnable work;
        private Instant next = Instant.EPOCH;

        Chore(String name, Duration every, Runnable work) {
            this.name = name;
            this.every = every;
            this.work = work;
        }
    }

    BillingChores(FeedGround ground) {
        this.ground = ground;
        this.lease = new Lease(ground.database(), ground.clock(), ground.gateway(), "the chores of billing", LEASE);
    }

    /** Before the start. */
    void add(String name, Duration every, Runnable work) {
        chores.add(new Chore(name, every, work));
    }

    /** Before the start: once a day at this time, also after it was missed. The first is the next one. */
    void addDaily(String name, LocalTime at, Runnable work) {
        chores.add(new Chore(name, DAILY_LOOK, () -> daily(name, at, work)));
    }

    private void daily(String name, LocalTime at, Runnable work) {
        ZoneId zone = ground.settings().zone();
        ZonedDateTime now = ground.clock().instant().atZone(zone);
        ZonedDateTime today = now.toLocalDate().atTime(at).atZone(zone);
        Instant due =
                (now.isBefore(today) ? now.toLocalDate().minusDays(1).atTime(at).atZone(zone) : today).toInstant();
        // No schedule of an operator has a name with a slash.
        String row = "/" + name;
        Optional<Instant> done = ground.database().read("look at a daily chore", c -> days.doneUntil(c, row));
        if (done.isPresent() && done.get().isBefore(due)) {
            work.run();
        }
        if (done.isEmpty() || done.get().isBefore(due)) {
            ground.database().transact("note a daily chore", c -> {
                days.done(c, row, due);
                return null;
            });
        }
    }

    void start() {
        start(LOOK);
    }

    void start(Duration look) {
        ticker.start(look);
    }

    private void round() {
        for (Chore chore : chores) {
            Instant now = ground.clock().instant();
            try {
                if (!ticker.isClosed() && !now.isBefore(chore.next) && lease.hold()) {
                    chore.next = now.plus(chore.every);
                    chore.work.run();
                }
            } catch (StoreException e) {
                lease.forget();
                chore.next = now;
                LOG.warn("{} waits for the store: {}", chore.name, e.toString());
            } catch (RuntimeException e) {
                ground.counters().add(Count.CHORES_FAILED);
                LOG.error("{} failed and is done again in {}", chore.name, chore.every, e);
            }
        }
    }

    @Override
    public void close() {
        ticker.execute(lease::release);
        ticker.close();
        ticker.awaitEnd(GRACE);
    }
}
