package io.silkroam.simulator.bench.peers;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Sends at a steady rate whether what was sent before is answered or not, on a thread of its own. */
final class Pacer implements AutoCloseable {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Thread thread;
    private volatile boolean over;

    /** Sends one message, and tells the phase how long its answer took since it was due. */
    interface Sender {
        void send(int number, Phase phase, long due);
    }

    /** @param now the phase it is */
    Pacer(String name, int rate, Supplier<Phase> now, Sender sender) {
        this.thread = new Thread(() -> run(rate, now, sender), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(int rate, Supplier<Phase> now, Sender sender) {
        long begin = System.nanoTime();
        for (int number = 0; !over; number++) {
            long due = begin + number * SECOND / rate;
            while (System.nanoTime() - due < 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            sender.send(number, now.get(), due);
        }
    }

    @Override
    public String toString() {
        return thread.getName();
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
