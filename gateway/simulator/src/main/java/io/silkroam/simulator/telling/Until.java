package io.silkroam.simulator.telling;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits on a command line's thread; a signal ends the program while it waits. */
public final class Until {
    private static final Duration GLANCE = Duration.ofMillis(20);

    private Until() {}

    /** Waits for this time, or for ever. */
    public static void over(Optional<Duration> time) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            if (time.isPresent()) {
                never.await(time.get().toNanos(), TimeUnit.NANOSECONDS);
            } else {
                never.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until something holds, for this time at most; says whether it did. */
    public static boolean holds(BooleanSupplier condition, Optional<Duration> atMost) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            boolean late = atMost.map(time -> System.nanoTime() - begin > time.toNanos())
                    .orElse(false);
            if (late || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }
}
