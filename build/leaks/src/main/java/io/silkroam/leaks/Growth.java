package io.silkroam.leaks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;

/**
 * What work leaves in this process beside what was there before it, while its owner goes on: begun once the work has
 * been done a few times, so that what is made once is there, and asked after it has been done many more times.
 */
public final class Growth {
    /** What ends by itself within it is no growth: a thread of a test that waits, a socket that is being closed. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final LiveObjects OF_ANY_NUMBER = new LiveObjects(Set.of());

    private final Watch watch;
    private final long before = kilobytes();

    private Growth(Duration grace) {
        watch = Watch.start(OF_ANY_NUMBER, Logger.ROOT_LOGGER_NAME, grace);
    }

    /** Notes what there is. */
    public static Growth begin() {
        return begin(GRACE);
    }

    static Growth begin(Duration grace) {
        return new Growth(grace);
    }

    /**
     * Looks until there is nothing more, for 10 s at most.
     *
     * @param kilobytes by which the heap may have grown, for what is remembered for a while by intent
     * @return a line for each thread and each socket that was not there before, and for the heap; empty if all is well
     */
    public List<String> beyond(long kilobytes) {
        List<String> grown = new ArrayList<>(watch.left());
        long more = kilobytes() - before;
        if (more > kilobytes) {
            grown.add(more + " KB of heap, allowed were " + kilobytes);
        }
        return grown;
    }

    private static long kilobytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_024;
    }
}
