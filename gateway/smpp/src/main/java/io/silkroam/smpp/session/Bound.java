package io.silkroam.smpp.session;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is under way against a bound; any thread. */
final class Bound {
    private final int most;
    private final AtomicInteger now = new AtomicInteger();

    Bound(int most) {
        this.most = most;
    }

    /** Whether one more may start. */
    boolean tryEnter() {
        if (now.incrementAndGet() > most) {
            now.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        now.decrementAndGet();
    }

    int room() {
        return Math.max(0, most - now.get());
    }
}
