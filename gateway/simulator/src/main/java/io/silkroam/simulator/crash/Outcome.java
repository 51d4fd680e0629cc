package io.silkroam.simulator.crash;

import io.silkroam.simulator.crash.ground.StoreKind;
import io.silkroam.simulator.crash.verdict.Finding;
import java.util.List;
import java.util.Map;

/**
 * What one round came to.
 *
 * @param answered by the gateway before the cut
 * @param inFlight sent before the cut, and not answered then
 * @param repeats of answered requests, which were compared with their first answers
 * @param measured times in microseconds, by what they are
 */
public record Outcome(
        Kind kind,
        StoreKind store,
        long seed,
        long answered,
        long inFlight,
        long repeats,
        Map<String, List<Long>> measured,
        List<Finding> findings) {
    static final int ANSWERED_AT_LEAST = 100;
    static final int IN_FLIGHT_AT_LEAST = 10;

    public Outcome {
        measured = Map.copyOf(measured);
        findings = List.copyOf(findings);
    }

    /** Whether it proves anything: a cut in an idle gateway is a restart. */
    public boolean counts() {
        return answered >= ANSWERED_AT_LEAST && inFlight >= IN_FLIGHT_AT_LEAST;
    }

    long lost() {
        return findings.stream().filter(f -> f.fault().isLoss()).count();
    }

    long doubled() {
        return findings.stream().filter(f -> f.fault().isDoubling()).count();
    }

    /** For whoever watches. */
    String line() {
        return "%s on %s, seed %d: %d answered, %d in flight%s%s"
                .formatted(
                        kind,
                        store.title(),
                        seed,
                        answered,
                        inFlight,
                        counts() ? "" : " (does not count)",
                        findings.isEmpty() ? "" : "; FOUND " + findings);
    }
}
