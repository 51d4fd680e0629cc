package io.silkroam.smpp.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubled each time up to a most, and spread so that none march in step. */
final class Backoff {
    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;
    private Duration next;

    Backoff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
        this.next = first;
    }

    /** Between half and all of a time, which is never less than that. */
    Duration next(Duration atLeast) {
        Duration now = next.compareTo(atLeast) < 0 ? atLeast : next;
        now = now.compareTo(most) > 0 ? most : now;
        next = now.multipliedBy(2);
        long half = now.toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }

    /** All is well again. */
    void reset() {
        next = first;
    }
}
