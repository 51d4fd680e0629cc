package io.silkroam.simulator.bench.load;

/**
 * When requests are due. At a rate they are due at their times whether those before them were answered or not, and the
 * wait for a free place counts as waiting for the answer. As fast as they go, each is due when a place is free.
 *
 * @param perSecond requests a second; {@link #AS_FAST_AS_THEY_GO}
 */
public record Offer(long perSecond) {
    /** No rate. */
    public static final long AS_FAST_AS_THEY_GO = 0;

    private static final long NANOS = 1_000_000_000L;

    public Offer {
        if (perSecond < 0 || perSecond > 10_000_000) {
            throw new IllegalArgumentException("a rate of " + perSecond + " requests a second");
        }
    }

    /** When the n-th request is due, in nanoseconds from the beginning; or now. */
    public long due(long n, long sinceBegin) {
        return perSecond == AS_FAST_AS_THEY_GO ? sinceBegin : n / perSecond * NANOS + n % perSecond * NANOS / perSecond;
    }
}
