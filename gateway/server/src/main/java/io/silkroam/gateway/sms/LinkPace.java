package io.silkroam.gateway.sms;

import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.account.TokenBucket;

/** How fast one link may be sent to: its rate, and the pauses its SMSC asks for by saying "too fast". Any thread. */
final class LinkPace {
    /** Waking messaging for each token of a fast link would cost more than it brings. */
    private static final long LEAST_WAIT_NANOS = 10_000_000;

    private TokenBucket bucket;
    private long pausedUntilNanos;
    private int throttles;
    private boolean waking;

    LinkPace(SmscLink link, long nowNanos) {
        this.bucket = new TokenBucket(link.rate(), nowNanos);
        this.pausedUntilNanos = nowNanos;
    }

    /** How many may go now; 0 while it pauses. */
    synchronized int room(SmscLink link, long nowNanos) {
        if (!bucket.rate().equals(link.rate())) {
            bucket = bucket.at(link.rate());
        }
        return pausedUntilNanos - nowNanos > 0 ? 0 : bucket.available(nowNanos);
    }

    /** Takes one; false if it has to wait. */
    synchronized boolean take(long nowNanos) {
        return pausedUntilNanos - nowNanos <= 0 && bucket.take(1, nowNanos) == 0;
    }

    /** It took one: it is fast enough again. */
    synchronized void took() {
        throttles = 0;
    }

    /** It said "too fast"; those that were under way say it together and pause it once. */
    synchronized void throttled(SmscLink.Pauses pauses, long nowNanos) {
        if (pausedUntilNanos - nowNanos > 0) {
            return;
        }
        long pause = pauses.first().toNanos();
        for (int i = 0; i < throttles && pause < pauses.most().toNanos(); i++) {
            pause *= 2;
        }
        throttles++;
        pausedUntilNanos = nowNanos + Math.min(pause, pauses.most().toNanos());
    }

    /** When to look again, in nanoseconds from now; 0 if somebody has been told to already. */
    synchronized long wakeAfter(long nowNanos) {
        if (waking) {
            return 0;
        }
        waking = true;
        return Math.max(LEAST_WAIT_NANOS, pausedUntilNanos - nowNanos);
    }

    synchronized void woken() {
        waking = false;
    }
}
