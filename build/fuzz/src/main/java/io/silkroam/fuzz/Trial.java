package io.silkroam.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Holds single inputs against a target's limits: one second, and eight times the input's octets of allocation beside
 * the target's allowance. What passes a limit is decoded twice more and the least counts, so that neither a class
 * loaded on the way nor another process on the same core is taken for a fault.
 */
public final class Trial<T> {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ATTEMPTS = 3;
    private static final int WARM_ROUNDS = 3;

    private final Target<T> target;
    private final boolean measured;
    private final long ownAllocation;
    private long slowestNanos;
    private long mostBeside = Long.MIN_VALUE;
    private long nanos;
    private long allocated;

    private Trial(Target<T> target, boolean measured) {
        this.target = target;
        this.measured = measured;
        this.ownAllocation = ownAllocation();
    }

    /** A trial whose target has met its seeds already, so that classes are loaded and caches are filled. */
    public static <T> Trial<T> warm(Target<T> target) {
        // Jazzer's own instruments allocate while it searches; the time holds then, too.
        Trial<T> trial = new Trial<>(target, System.getenv("JAZZER_FUZZ") == null);
        List<byte[]> seeds = target.seeds();
        for (int round = 0; round < WARM_ROUNDS; round++) {
            seeds.forEach(seed -> target.check(seed, target.decode(seed)));
        }
        return trial;
    }

    /** Decodes and checks one input. Throws an AssertionError if it passes a limit or what came out cannot be right. */
    public T run(byte[] input) {
        T decoded = decode(input, false);
        long allowed = (long) target.perOctet() * input.length + target.allowance();
        long leastNanos = nanos;
        long leastAllocated = allocated;
        for (int i = 1; i < ATTEMPTS && (leastNanos > LONGEST_NANOS || leastAllocated > allowed); i++) {
            target.check(input, decoded);
            decoded = decode(input, true);
            leastNanos = Math.min(leastNanos, nanos);
            leastAllocated = Math.min(leastAllocated, allocated);
        }
        slowestNanos = Math.max(slowestNanos, leastNanos);
        mostBeside = Math.max(mostBeside, leastAllocated - (long) target.perOctet() * input.length);
        if (leastNanos > LONGEST_NANOS) {
            throw new AssertionError(input.length + " octets took " + leastNanos + " ns");
        }
        if (measured && leastAllocated > allowed) {
            throw new AssertionError(input.length + " octets made it allocate " + leastAllocated);
        }
        target.check(input, decoded);
        return decoded;
    }

    /** Looks at the clock, which is cheap, or at the time that the processor spent on this thread alone. */
    private T decode(byte[] input, boolean ofProcessor) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = ofProcessor ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
        T decoded = target.decode(input);
        nanos = (ofProcessor ? THREADS.getCurrentThreadCpuTime() : System.nanoTime()) - start;
        allocated = THREADS.getCurrentThreadAllocatedBytes() - before - ownAllocation;
        return decoded;
    }

    /** What measuring itself allocates. */
    private static long ownAllocation() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** The longest that any input took so far. */
    public long slowestNanos() {
        return slowestNanos;
    }

    /** The most allocation so far beyond its input's multiple; negative if there was none. */
    public long mostBeside() {
        return mostBeside;
    }
}
