package io.silkroam.diameter.transport;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is under way against a bound; any thread. */
public final class Bound {
    private final int most;
    private final AtomicInteger now = new AtomicInteger();

    /** Nothing under way yet. */
    public Bound(int most) {
        this.most = most;
    }

    /** Whether one more may start. */
    public boolean tryEnter() {
        if (now.incrementAndGet() > most) {
            now.decrementAndGet();
            return false;
        }
        return true;
    }

    /** One ended. */
    public void leave() {
        now.decrementAndGet();
    }

    /** How many are under way. */
    public int current() {
        return now.get();
    }
}
