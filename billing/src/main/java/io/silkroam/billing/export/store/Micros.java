package io.silkroam.billing.export.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the books count them. */
final class Micros {
    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
