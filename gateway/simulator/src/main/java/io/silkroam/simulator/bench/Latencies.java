package io.silkroam.simulator.bench;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * How long things took, as counts in steps that grow with what they hold: below 64 microseconds each its own, above
 * them 64 to each power of two, so that a figure is right to within 1.6 %. Any thread.
 */
final class Latencies {
    private static final int STEPS_BITS = 6;
    private static final int STEPS = 1 << STEPS_BITS;
    private static final int POWERS = 40;
    private static final long NANOS_PER_MICRO = 1_000;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS * POWERS);
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    void record(long nanos) {
        long micros = Math.max(0, nanos / NANOS_PER_MICRO);
        counts.incrementAndGet(step(micros));
        longest.accumulate(micros);
    }

    private static int step(long micros) {
        int power = Math.max(0, 64 - Long.numberOfLeadingZeros(micros) - STEPS_BITS);
        return Math.min(POWERS * STEPS - 1, power * STEPS + (int) (micros >> power));
    }

    private static long upper(int step) {
        int power = step / STEPS;
        return (((long) (step % STEPS) + 1) << power) - 1;
    }

    long count() {
        long all = 0;
        for (int i = 0; i < counts.length(); i++) {
            all += counts.get(i);
        }
        return all;
    }

    /** Microseconds within which so many of a thousand were done; 0 where there are none. */
    long perMille(int share) {
        long wanted = (count() * share + 999) / 1_000;
        long seen = 0;
        for (int i = 0; i < counts.length(); i++) {
            seen += counts.get(i);
            if (seen >= wanted && seen > 0) {
                return Math.min(upper(i), longest.get());
            }
        }
        return longest.get();
    }

    long longest() {
        return longest.get();
    }
}
