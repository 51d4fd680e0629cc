package io.silkroam.leaks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What there was before a test class, to be compared with what there is after it. What ends by itself within the
 * grace is no leak.
 */
final class Watch {
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Sockets of the JDK's HTTP client and the like end with their owner, when it is collected. */
    private static final long COLLECT_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Set<Long> threads = Threads.ids();
    private final Set<String> descriptors = Descriptors.open();
    private final long started = started();
    private final LeftOvers leftOvers;
    private final LiveObjects objects;
    private final long grace;

    private Watch(LiveObjects objects, LeftOvers leftOvers, Duration grace) {
        this.objects = objects;
        this.leftOvers = leftOvers;
        this.grace = grace.toNanos();
    }

    /**
     * Begins.
     *
     * @param logger below which the product speaks
     */
    static Watch start(LiveObjects objects, String logger, Duration grace) {
        Descriptors.settle();
        return new Watch(objects, LeftOvers.listen(logger), grace);
    }

    private static long started() {
        return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    }

    /** What is still there once the grace is over, a line each; empty as soon as there is nothing. */
    List<String> left() {
        List<String> still = awaitEnd();
        List<String> left = new ArrayList<>(leftOvers.heard());
        left.addAll(still);
        return left;
    }

    private List<String> awaitEnd() {
        long begin = System.nanoTime();
        // Where no thread was started there was no event loop, no lane and no timer either: looking would only cost.
        boolean nothingRan = started() == started;
        boolean collected = false;
        while (true) {
            List<String> left = new ArrayList<>(Threads.besides(threads));
            left.addAll(Descriptors.besides(descriptors));
            boolean last = System.nanoTime() - begin >= grace;
            if (left.isEmpty() || last) {
                left.addAll(nothingRan ? List.of() : objects.live());
            }
            if (left.isEmpty() || last) {
                return left;
            }
            if (!collected && System.nanoTime() - begin >= COLLECT_AFTER_NANOS) {
                collected = true;
                System.gc();
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
