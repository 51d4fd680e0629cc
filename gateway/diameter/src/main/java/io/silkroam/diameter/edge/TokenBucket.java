package io.silkroam.diameter.edge;

import java.util.concurrent.atomic.AtomicLong;

/** A token bucket without tokens: one number says when the bucket would be full again. Allocates nothing. */
public final class TokenBucket {
    private final long interval;
    private final long tolerance;
    private final AtomicLong fullAt;

    /** A full bucket. */
    public TokenBucket(RateLimit limit, long now) {
        this.interval = 1_000_000_000L / limit.perSecond();
        this.tolerance = interval * (limit.burst() - 1);
        this.fullAt = new AtomicLong(now);
    }

    /** Takes one token if there is one; any thread may ask. */
    public boolean tryTake(long now) {
        while (true) {
            long seen = fullAt.get();
            long from = seen - now > 0 ? seen : now;
            if (from - now > tolerance) {
                return false;
            }
            if (fullAt.compareAndSet(seen, from + interval)) {
                return true;
            }
        }
    }
}
