package io.silkroam.simulator.bench.peers;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** How long good peers waited within one quiet or hostile time. Any thread may add. */
final class Phase {
    private final Waits diameter = new Waits();
    private final Waits smpp = new Waits();

    Waits diameter() {
        return diameter;
    }

    Waits smpp() {
        return smpp;
    }

    /** Of one protocol. */
    static final class Waits {
        private final LongAdder failed = new LongAdder();
        private long[] nanos = new long[1_024];
        private int count;

        synchronized void add(long wait) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = wait;
        }

        /** Refused or not answered. */
        void failed() {
            failed.increment();
        }

        long failures() {
            return failed.sum();
        }

        synchronized void addAll(Waits other) {
            long[] more = other.all();
            for (long wait : more) {
                add(wait);
            }
            failed.add(other.failures());
        }

        private synchronized long[] all() {
            return Arrays.copyOf(nanos, count);
        }

        /** Microseconds within which so many of a hundred were answered; 0 where there are none. */
        long percentile(int share) {
            long[] sorted = all();
            Arrays.sort(sorted);
            int at = Math.max(0, (int) ((sorted.length * (long) share + 99) / 100) - 1);
            return sorted.length == 0 ? 0 : sorted[at] / 1_000;
        }

        int count() {
            return all().length;
        }
    }
}
