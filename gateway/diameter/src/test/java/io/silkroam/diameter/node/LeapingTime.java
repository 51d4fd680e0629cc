package io.silkroam.diameter.node;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's time, which a test may push forward. */
final class LeapingTime {
    private final AtomicLong ahead = new AtomicLong();

    NodeTime time() {
        return new NodeTime(Clock.systemUTC(), () -> System.nanoTime() + ahead.get());
    }

    void leap(Duration span) {
        ahead.addAndGet(span.toNanos());
    }
}
