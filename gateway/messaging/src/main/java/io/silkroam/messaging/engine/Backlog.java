package io.silkroam.messaging.engine;

import java.util.concurrent.atomic.AtomicLong;

/** About how much waits in the store: counted here between two looks at the store. Any thread. */
final class Backlog {
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();

    long queued() {
        return queued.get();
    }

    void queued(long more) {
        queued.addAndGet(more);
    }

    long parked() {
        return parked.get();
    }

    void parked(long more) {
        parked.addAndGet(more);
    }

    /** The store was asked. */
    void found(long queuedNow, long parkedNow) {
        queued.set(queuedNow);
        parked.set(parkedNow);
    }
}
