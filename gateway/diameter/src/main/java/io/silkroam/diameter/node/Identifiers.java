package io.silkroam.diameter.node;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** End-to-End identifiers (RFC 6733 §3): twelve bits of the start's time above a counter that starts anywhere. */
final class Identifiers {
    private final AtomicInteger next;

    Identifiers(Clock clock) {
        int time = (int) (clock.instant().getEpochSecond() << 20);
        next = new AtomicInteger(time | ThreadLocalRandom.current().nextInt(1 << 20));
    }

    int next() {
        return next.getAndIncrement();
    }
}
