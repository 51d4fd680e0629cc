package io.silkroam.sim.keys;

import io.silkroam.sim.Imsi;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys were to be stored for SIMs that have some already, or twice at once for one SIM. Nothing was written. */
public final class KeysAlreadyStoredException extends RuntimeException {
    private static final int NAMED = 3;

    private final transient Set<Imsi> imsis;

    KeysAlreadyStoredException(Collection<Imsi> imsis) {
        super("keys are stored already, or given twice, for %d IMSIs: %s%s"
                .formatted(
                        imsis.size(),
                        imsis.stream().limit(NAMED).map(Imsi::toString).collect(Collectors.joining(", ")),
                        imsis.size() > NAMED ? ", ..." : ""));
        this.imsis = new LinkedHashSet<>(imsis);
    }

    /** All of them. */
    public Set<Imsi> imsis() {
        return Set.copyOf(imsis);
    }
}
