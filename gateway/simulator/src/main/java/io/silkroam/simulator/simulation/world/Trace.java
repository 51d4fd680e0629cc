package io.silkroam.simulator.simulation.world;

import java.util.function.Consumer;

/** A fingerprint of everything that happened, in order: two runs of a seed must come to the same one. */
public final class Trace {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int SPREAD = 32;

    private final Consumer<String> listener;
    private long hash = START;
    private long lines;

    /** @param listener gets each line, for whoever looks into a seed */
    public Trace(Consumer<String> listener) {
        this.listener = listener;
    }

    /** One thing that happened. */
    public void note(long nanos, String what) {
        mix(nanos);
        mix(what.hashCode());
        lines++;
        listener.accept(what);
    }

    private void mix(long value) {
        hash = (hash ^ value) * PRIME;
        hash ^= hash >>> SPREAD;
    }

    public long hash() {
        return hash;
    }

    public long lines() {
        return lines;
    }
}
