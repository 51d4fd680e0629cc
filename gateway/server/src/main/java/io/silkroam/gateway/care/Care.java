package io.silkroam.gateway.care;

import io.silkroam.gateway.care.conf.CareSettings;
import java.util.Map;
import java.util.Optional;

/** Tells subscribers what happens to their plans, and answers what they ask by SMS. */
public final class Care implements AutoCloseable {
    private final CareCounters counters = new CareCounters();
    private final Optional<CareDesk> desk = Optional.empty();

    private Care() {}

    /** Reads and answers from now on; does nothing where it is not enabled. */
    public static Care start(CareSettings settings, CareSurroundings around) {
        return new Care();
    }

    /** Who answers; nobody where care is not enabled. */
    public Optional<CareDesk> desk() {
        return desk;
    }

    /** What happened so far, by dotted names. */
    public Map<String, Long> counters() {
        return counters.values();
    }

    @Override
    public void close() {}
}
