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

    /** Whether everything that was asked has an answer or none will come. */
    boolean isOver() {
        return diameter.underWay() <= 0 && smpp.underWay() <= 0;
    }

    /** Of one protocol. */
    static final class Waits {
        private final LongAdder asked = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private long[] nanos = new long[1_024];
        private int count;

        /** One more is on its way. */
        void asked() {
            asked.increment();
        }

        /** Asked, and neither answered nor given up. */
        long underWay() {
            return asked.sum() - failed.sum() - count();
        }

        /** Nanoseconds until its answer. */
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

        /** What is under way when this is asked counts as well: nobody waits for it any longer. */
        long failures() {
            return failed.sum() + Math.max(0, underWay());
        }

        synchronized void addAll(Waits other) {
            long[] more = other.all();
            for (long wait : more) {
                add(wait);
            }
            failed.add(other.failures());
            asked.add(more.length + other.failures());
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

        /** How many were answered. */
        synchronized int count() {
            return count;
        }
    }
}
