package io.silkroam.diameter.node;

import java.time.Clock;
import java.util.function.LongSupplier;

/** Where a node gets the time from: the wall clock for Origin-State-Id, a nanosecond source for every deadline. */
public record NodeTime(Clock clock, LongSupplier nanos) {
    /** The machine's own. */
    public static NodeTime system() {
        return new NodeTime(Clock.systemUTC(), System::nanoTime);
    }
}
