package io.silkroam.sim.inventory;

import io.silkroam.sim.Msisdn;
import java.time.Instant;
import java.util.Optional;

/** A number that belongs to another SIM, or rests after it belonged to one. */
public final class NumberTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String digits;
    private final Instant freeFrom;

    NumberTakenException(PooledNumber number) {
        super(number.freeFrom()
                .map(until -> "number %s rests until %s".formatted(number.msisdn(), until))
                .orElseGet(() -> "number %s belongs to another SIM".formatted(number.msisdn())));
        this.digits = number.msisdn().digits();
        this.freeFrom = number.freeFrom().orElse(null);
    }

    public Msisdn msisdn() {
        return new Msisdn(digits);
    }

    /** Until when it rests; empty while a SIM has it. */
    public Optional<Instant> freeFrom() {
        return Optional.ofNullable(freeFrom);
    }
}
