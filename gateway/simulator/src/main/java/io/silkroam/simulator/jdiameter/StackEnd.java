package io.silkroam.simulator.jdiameter;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jdiameter.client.impl.StackImpl;
import org.jdiameter.common.api.concurrent.IConcurrentFactory;

/**
 * Destroys a jDiameter stack together with its threads. For an event that comes after the stop, a line that closes
 * late, jDiameter starts the threads of a peer anew, and its own destruction leaves them running: they would keep the
 * process alive.
 */
final class StackEnd {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private StackEnd() {}

    /**
     * For a stack that was stopped, and for one that was never initialised.
     *
     * @throws IllegalStateException a thread of it does not end
     */
    static void destroy(StackImpl stack) {
        if (stack.getAssemblerFacility() == null) {
            return;
        }
        // Asked for before: a destroyed stack knows its threads no more.
        ThreadGroup threads = stack.getAssemblerFacility()
                .getComponentInstance(IConcurrentFactory.class)
                .getThreadGroup();
        stack.destroy();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (threads.activeCount() > 0) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("threads of jDiameter do not end: " + describe(threads));
            }
            // Again and again: what is just being started was not there to be interrupted.
            threads.interrupt();
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    /** What they do, for who has to find out why. */
    private static String describe(ThreadGroup threads) {
        Thread[] found = new Thread[threads.activeCount() + 1];
        int count = threads.enumerate(found);
        return Arrays.stream(found, 0, count)
                .map(thread -> thread.getName() + " " + Arrays.toString(thread.getStackTrace()))
                .collect(Collectors.joining("; "));
    }
}
