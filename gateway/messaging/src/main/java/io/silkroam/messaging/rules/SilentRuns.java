package io.silkroam.messaging.rules;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which runs were not heard for a whole lease, as this gateway saw it. Only whether a run's beats change counts, and
 * only this gateway's own nanoseconds: wall clocks leap, those of databases too, and a gateway that is taken for dead
 * while it lives sends what another one sends as well. For one thread.
 */
public final class SilentRuns {
    private final long leaseNanos;
    private final Map<Long, Sighting> sightings = new HashMap<>();

    /** @param sinceNanos when these beats had been read at the latest for the first time */
    private record Sighting(long beats, long sinceNanos) {}

    public SilentRuns(Duration lease) {
        this.leaseNanos = lease.toNanos();
    }

    /**
     * Notes what was read, and returns the runs that said nothing for a lease.
     *
     * @param beats of all runs
     * @param askedNanos before they were read; a thread that stood still after that proves nobody's silence
     * @param readNanos after they were read
     */
    public Set<Long> look(Map<Long, Long> beats, long askedNanos, long readNanos) {
        sightings.keySet().retainAll(beats.keySet());
        Set<Long> silent = new HashSet<>();
        beats.forEach((run, count) -> {
            Sighting last = sightings.get(run);
            if (last == null || last.beats() != count) {
                sightings.put(run, new Sighting(count, readNanos));
            } else if (askedNanos - last.sinceNanos() >= leaseNanos) {
                silent.add(run);
            }
        });
        return silent;
    }
}
