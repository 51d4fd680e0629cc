package io.silkroam.simulator.pgw;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when told. */
final class SettableClock implements InstantSource {
    private Instant now;

    SettableClock(Instant start) {
        now = start;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
