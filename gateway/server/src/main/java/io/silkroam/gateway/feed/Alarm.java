package io.silkroam.gateway.feed;

import io.silkroam.gateway.feed.BillingCounters.Count;
import io.silkroam.store.StoreException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what keeps the journal from being booked: once a minute, for it is tried again every second. */
final class Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final BillingCounters counters;
    private long saidHole = System.nanoTime() - QUIET_NANOS;
    private long saidFault = saidHole;

    Alarm(BillingCounters counters) {
        this.counters = counters;
    }

    /** @param where the journal or the topic */
    synchronized void hole(String where, String what) {
        counters.add(Count.HOLES);
        if (System.nanoTime() - saidHole >= QUIET_NANOS) {
            saidHole = System.nanoTime();
            LOG.error("a row is missing in {}; nothing behind it is booked until it is there: {}", where, what);
        }
    }

    /** The store is away, which may pass. */
    void away(StoreException failure) {
        counters.add(Count.FAILED);
        LOG.warn("the journal is not booked for now: {}", failure.toString());
    }

    /** Something nobody expected: it will come again with the same rows. */
    synchronized void fault(RuntimeException fault) {
        counters.add(Count.FAILED);
        if (System.nanoTime() - saidFault >= QUIET_NANOS) {
            saidFault = System.nanoTime();
            LOG.error("the journal is not booked", fault);
        }
    }
}
