package io.silkroam.gateway.feed.delivery;

import java.time.Duration;

/** How long to wait after so many failed attempts: a minute, twice as long each time, an hour at most, for ever. */
final class RetryWait {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 6;

    private RetryWait() {}

    static Duration after(int attempts) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
