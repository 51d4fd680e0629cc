package io.silkroam.time;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What an engine runs on besides its clock: nanoseconds to measure by, chance, and whoever does its rounds. The
 * machine's own has threads for them. A simulation has none: it does every round itself, in its own time and order, and
 * draws chance from its seed.
 */
public interface Driver {

    /** The machine. */
    Driver MACHINE = new Driver() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public int random(int bound) {
            return ThreadLocalRandom.current().nextInt(bound);
        }

        @Override
        public boolean hasThreads() {
            return true;
        }

        @Override
        public Rounds rounds(String name, Runnable round) {
            return new Ticker(name, round);
        }
    };

    /** Grows with time; only differences mean something. */
    long nanos();

    /** From 0 to {@code bound}, that one excluded. */
    int random(int bound);

    /** Whether what waits for work may have a thread to wait on. Where not, it too is done in rounds. */
    boolean hasThreads();

    /** Something to be done again and again. */
    Rounds rounds(String name, Runnable round);
}
