package io.silkroam.gateway.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket for each key, in a bounded table: of each it is known when it would be full again, and one that is
 * full need not be known. Any thread.
 */
final class Throttle<K> {
    private static final int MOST_KEYS = 10_000;

    private final long interval;
    private final long tolerance;
    private final Cache<K, AtomicLong> fullAt;

    /** @param interval in which one token comes back; {@code burst} is what a full bucket holds */
    Throttle(Duration interval, int burst) {
        this.interval = interval.toNanos();
        this.tolerance = this.interval * (burst - 1);
        this.fullAt = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(interval.multipliedBy(burst + 1L))
                .build();
    }

    /** Takes a token; zero if there was one, else how long until there is. */
    Duration take(K key, long nanoTime) {
        AtomicLong bucket = fullAt.get(key, k -> new AtomicLong(nanoTime));
        while (true) {
            long seen = bucket.get();
            long from = seen - nanoTime > 0 ? seen : nanoTime;
            long wait = from - nanoTime - tolerance;
            if (wait > 0) {
                return Duration.ofNanos(wait);
            }
            if (bucket.compareAndSet(seen, from + interval)) {
                return Duration.ZERO;
            }
        }
    }

    /** The same without taking it. */
    Duration peek(K key, long nanoTime) {
        AtomicLong bucket = fullAt.getIfPresent(key);
        long wait = bucket == null ? 0 : bucket.get() - nanoTime - tolerance;
        return wait > 0 ? Duration.ofNanos(wait) : Duration.ZERO;
    }
}
