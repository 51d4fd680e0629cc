package io.silkroam.gateway.care.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * When a message goes and until when it is of use.
 *
 * @param schedule not before; empty for at once
 */
public record Timing(Optional<Instant> schedule, Instant validUntil) {

    /** What happened, and until when it is worth telling. */
    public record Event(Instant at, Instant uselessFrom) {
        /** Told as long as its kind allows. */
        public static Event at(Instant at) {
            return new Event(at, Instant.MAX);
        }
    }

    /**
     * Empty where it would come too late: its validity ran out while nobody read the journal, or it becomes useless
     * before the night is over.
     */
    public static Optional<Timing> of(
            Manner manner, QuietHours quiet, Collection<ZoneId> zones, Event event, Instant now) {
        Instant due = manner.urgent() ? event.at() : quiet.endAfter(event.at(), zones);
        Instant until = earlier(due.plus(manner.validity()), event.uselessFrom());
        Instant go = manner.urgent() ? now : quiet.endAfter(now, zones);
        if (!until.isAfter(go)) {
            return Optional.empty();
        }
        return Optional.of(new Timing(Optional.of(go).filter(t -> t.isAfter(now)), until));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
