package io.silkroam.simulator.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReference;

/** The real time, except that days can be skipped. */
public final class TravelClock extends Clock {
    private final Clock real;
    private final AtomicReference<Duration> skipped = new AtomicReference<>(Duration.ZERO);

    public TravelClock(Clock real) {
        this.real = real;
    }

    public void skip(Duration time) {
        skipped.updateAndGet(before -> before.plus(time));
    }

    /** Skips to the next time it is so late at a place. */
    void skipTo(LocalTime time, ZoneId place) {
        ZonedDateTime now = instant().atZone(place);
        ZonedDateTime then = now.with(time);
        skip(Duration.between(now, then.isBefore(now) ? then.plusDays(1) : then));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(skipped.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a story has one clock");
    }
}
