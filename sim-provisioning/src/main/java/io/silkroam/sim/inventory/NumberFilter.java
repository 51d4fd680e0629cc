package io.silkroam.sim.inventory;

import io.silkroam.sim.Msisdn;
import java.util.Optional;

/** Which numbers to list: those to which everything given here applies. */
public record NumberFilter(Optional<String> pool, Optional<NumberState> state, Optional<Msisdn> msisdn) {

    /** All of them. */
    public static NumberFilter any() {
        return new NumberFilter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public NumberFilter withPool(String pool) {
        return new NumberFilter(Optional.of(pool), state, msisdn);
    }

    public NumberFilter withState(NumberState state) {
        return new NumberFilter(pool, Optional.of(state), msisdn);
    }

    public NumberFilter withMsisdn(Msisdn msisdn) {
        return new NumberFilter(pool, state, Optional.of(msisdn));
    }
}
