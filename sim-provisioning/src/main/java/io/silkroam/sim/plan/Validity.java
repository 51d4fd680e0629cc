package io.silkroam.sim.plan;

import java.time.Duration;

/** How long a bought plan may be used, and from when. Days have 24 hours, whatever the traveller's clock does. */
public record Validity(Duration period, Start from) {
    /** What starts the period. */
    public enum Start {
        FIRST_USE,
        PURCHASE
    }

    public Validity {
        if (period.compareTo(Duration.ofMinutes(1)) < 0 || period.compareTo(Duration.ofDays(3660)) > 0) {
            throw new IllegalArgumentException("a validity lies between a minute and ten years");
        }
    }
}
