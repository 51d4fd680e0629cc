package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.port.Carrier;
import io.silkroam.messaging.rules.RetrySchedule.Steps;
import io.silkroam.messaging.store.PartyName;
import io.silkroam.time.Driver;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How much each party can be handed, as this gateway knows it. Any thread. */
final class Parties {
    private static final int MILLION = 1_000_000;

    private final Carrier carrier;
    private final Steps throttled;
    private final int mostInFlight;
    private final Driver driver;
    private final ConcurrentMap<Party, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    Parties(Carrier carrier, Steps throttled, int mostInFlight, Driver driver) {
        this.carrier = carrier;
        this.throttled = throttled;
        this.mostInFlight = mostInFlight;
        this.driver = driver;
    }

    Entry of(Party party) {
        Entry known = entries.get(party);
        return known != null ? known : entries.computeIfAbsent(party, Entry::new);
    }

    Collection<Entry> all() {
        return entries.values();
    }

    /** Deliveries whose results are not on disk yet. */
    int inFlight() {
        return inFlight.get();
    }

    /** One party. */
    final class Entry {
        private final Party party;
        private final String name;
        /** Allowed, and not handed to the carrier yet: the carrier does not know of them. */
        private final AtomicInteger reserved = new AtomicInteger();
        /** Grows whenever something is put into the store for it. */
        private final AtomicLong queued = new AtomicLong();

        private final AtomicInteger throttles = new AtomicInteger();
        private volatile long pausedUntilNanos = driver.nanos();
        /** What comes now waits behind others in the store; until the store was asked, it may. */
        private volatile boolean backlog = true;
        /** The store has to be asked for what is due. */
        private volatile boolean wanted = true;

        private Entry(Party party) {
            this.party = party;
            this.name = PartyName.of(party);
        }

        Party party() {
            return party;
        }

        String name() {
            return name;
        }

        boolean hasBacklog() {
            return backlog;
        }

        boolean isWanted() {
            return wanted;
        }

        /** Something that is due went into the store. */
        void queued() {
            queued.incrementAndGet();
            wanted = true;
        }

        /** Something goes into the store because there was no room: what comes later has to wait behind it. */
        void full() {
            backlog = true;
        }

        long queuedSoFar() {
            return queued.get();
        }

        /**
         * The store had no more. What was put there since is asked for again, but nothing has to wait behind it: at
         * full load something always is just on its way there.
         */
        void drained(long queuedBefore) {
            backlog = false;
            wanted = false;
            if (queued.get() != queuedBefore) {
                wanted = true;
            }
        }

        boolean isPaused() {
            return pausedUntilNanos - driver.nanos() > 0;
        }

        /** Allows so many deliveries, all or none. */
        boolean reserve(int count) {
            return reserveUpTo(count, count) == count;
        }

        /** Allows as many as fit, 0 if that is fewer than {@code least}. */
        int reserveUpTo(int least, int most) {
            if (isPaused()) {
                return 0;
            }
            int room = carrier.room(party) - reserved.get();
            int fits = Math.min(most, Math.min(room, mostInFlight - inFlight.get()));
            if (fits < least || fits <= 0) {
                return 0;
            }
            // Two lanes may look at the same room; who passes it steps back.
            if (reserved.addAndGet(fits) > carrier.room(party)) {
                reserved.addAndGet(-fits);
                return 0;
            }
            inFlight.addAndGet(fits);
            return fits;
        }

        /** Whatever its room: it was promised already. */
        void reserveAnyway(int count) {
            reserved.addAndGet(count);
            inFlight.addAndGet(count);
        }

        /** So many are not handed over after all. */
        void release(int count) {
            reserved.addAndGet(-count);
            inFlight.addAndGet(-count);
        }

        /** The carrier has it and counts it itself. */
        void handedOver() {
            reserved.decrementAndGet();
        }

        /** The result of one is on disk. */
        void settled() {
            inFlight.decrementAndGet();
        }

        /** It took something: it is fast enough again. */
        void took() {
            if (throttles.get() != 0) {
                throttles.set(0);
            }
        }

        /** It said "too fast". Those that were under way say it together and pause it once. */
        Duration throttled() {
            if (isPaused()) {
                return Duration.ZERO;
            }
            Duration pause = throttled.pause(throttles.incrementAndGet(), driver.random(MILLION));
            pausedUntilNanos = driver.nanos() + pause.toNanos();
            return pause;
        }
    }
}
