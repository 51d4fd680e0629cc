package io.silkroam.diameter.peer;

import java.util.random.RandomGenerator;

/** When to connect again: delays double up to a ceiling, each drawn from its upper half so that peers spread out. */
public final class Backoff {
    private final BackoffTimers timers;
    private final RandomGenerator random;
    private long ceiling;
    private long openedAt;
    private boolean opened;

    /** Starts at the first delay. */
    public Backoff(BackoffTimers timers, RandomGenerator random) {
        this.timers = timers;
        this.random = random;
        this.ceiling = timers.first().toNanos();
    }

    /** The link is open. */
    public void opened(long now) {
        opened = true;
        openedAt = now;
    }

    /** The link went, or did not come: nanoseconds to wait. A link that outlived the first delay begins anew. */
    public long nextDelay(long now) {
        if (opened && now - openedAt >= timers.first().toNanos()) {
            ceiling = timers.first().toNanos();
        }
        opened = false;
        long delay = random.nextLong(ceiling / 2, ceiling + 1);
        ceiling = Math.min(ceiling * 2, timers.most().toNanos());
        return delay;
    }

    /** The peer said it does not want us: the longest delay at once. */
    public void unwelcome() {
        opened = false;
        ceiling = timers.most().toNanos();
    }
}
