package io.silkroam.gateway.api.server;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How much longer a client is waited for. For an upload it is a budget that is spent only while we wait, and full again
 * after every 64 KiB: neither a trickle nor a slow handler of ours can be mistaken for the other. One event loop.
 */
final class Patience {
    private static final int REFILL_OCTETS = 1 << 16;

    private EventExecutor loop;
    private Future<?> end;
    private Runnable late;
    private long full;
    private long left;
    private long since;
    private long octets;
    private boolean running;

    void use(EventExecutor executor) {
        loop = executor;
    }

    /** Waits this long at most from now on. */
    void until(Duration most, Runnable tooLate) {
        end();
        end = loop.schedule(tooLate, most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits for nothing any more. */
    void end() {
        running = false;
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    /** A full budget, of which nothing is spent yet. */
    void begin(Duration most, Runnable tooLate) {
        end();
        full = most.toNanos();
        left = full;
        octets = 0;
        late = tooLate;
    }

    /** Spends the budget from now on. */
    void run() {
        if (!running) {
            running = true;
            since = System.nanoTime();
            end = loop.schedule(late, Math.max(0, left), TimeUnit.NANOSECONDS);
        }
    }

    /** Something arrived. */
    void pause(int arrived) {
        if (running) {
            left -= System.nanoTime() - since;
            end();
        }
        octets += arrived;
        if (octets >= REFILL_OCTETS) {
            octets = 0;
            left = full;
        }
    }
}
