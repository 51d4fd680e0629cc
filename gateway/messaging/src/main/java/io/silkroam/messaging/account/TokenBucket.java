package io.silkroam.messaging.account;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets segments through at a rate, with a burst after a pause. It keeps one number, the time at which the bucket would
 * be full again, so it neither needs a timer nor fractions. A message with more segments than the bucket holds passes
 * when the bucket is full and leaves a debt; otherwise it could never be sent. Any thread.
 */
public final class TokenBucket {
    private static final long SECOND = 1_000_000_000;

    private final SegmentRate rate;
    private final AtomicLong fullAt;

    /** A full bucket. */
    public TokenBucket(SegmentRate rate, long nowNanos) {
        this.rate = rate;
        this.fullAt = new AtomicLong(nowNanos);
    }

    /** The same bucket at another rate: what was taken stays taken. */
    public TokenBucket at(SegmentRate other) {
        return new TokenBucket(other, fullAt.get());
    }

    public SegmentRate rate() {
        return rate;
    }

    /**
     * Takes these segments.
     *
     * @return 0 if they were taken; otherwise none was, and this many nanoseconds have to pass
     */
    public long take(int segments, long nowNanos) {
        if (!rate.isLimited()) {
            return 0;
        }
        long cost = nanos(segments);
        // What may be missing afterwards: a bucket, or all that a larger message takes out of a full one.
        long room = nanos(Math.max(segments, rate.burst()));
        while (true) {
            long seen = fullAt.get();
            long from = seen - nowNanos > 0 ? seen : nowNanos;
            long wait = from + cost - nowNanos - room;
            if (wait > 0) {
                return wait;
            }
            if (fullAt.compareAndSet(seen, from + cost)) {
                return 0;
            }
        }
    }

    /** How many segments would pass now, one by one. */
    public int available(long nowNanos) {
        if (!rate.isLimited()) {
            return Integer.MAX_VALUE;
        }
        long missing = Math.max(0, fullAt.get() - nowNanos);
        return (int) Math.max(0, (nanos(rate.burst()) - missing) / nanos(1));
    }

    /** Gives back what was taken for a message that did not go on. */
    public void giveBack(int segments) {
        if (rate.isLimited()) {
            fullAt.addAndGet(-nanos(segments));
        }
    }

    private long nanos(int segments) {
        return segments * SECOND / rate.perSecond();
    }
}
