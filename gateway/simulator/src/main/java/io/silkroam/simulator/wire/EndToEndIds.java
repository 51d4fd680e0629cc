package io.silkroam.simulator.wire;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** End-to-End Identifiers as RFC 6733 §3 recommends: 12 bits of the start time, then a counter of 20 bits. */
public final class EndToEndIds {
    private static final int COUNTER_BITS = 20;
    private static final int COUNTER_MASK = (1 << COUNTER_BITS) - 1;
    private static final int TIME_MASK = 0xFFF;

    private final long high;
    private final AtomicInteger counter;

    public EndToEndIds(Instant start, int first) {
        this.high = (start.getEpochSecond() & TIME_MASK) << COUNTER_BITS;
        this.counter = new AtomicInteger(first);
    }

    public long next() {
        return high | (counter.getAndIncrement() & COUNTER_MASK);
    }
}
