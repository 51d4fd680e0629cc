package io.silkroam.gateway.care.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;

/**
 * The hours of the night in which only urgent messages come, by the clocks on the wall where the subscriber is.
 *
 * @param from the first moment of quiet; the same as {@code until} for none at all
 * @param until the first moment that is no longer quiet
 */
public record QuietHours(LocalTime from, LocalTime until) {
    /** Zones so far apart that it is always night in one of them get their message after so many nights. */
    private static final int MOST_NIGHTS = 8;

    /** The first moment from {@code when} on at which it is quiet in none of these zones. */
    public Instant endAfter(Instant when, Collection<ZoneId> zones) {
        Instant at = when;
        for (int night = 0; night < MOST_NIGHTS; night++) {
            Instant before = at;
            for (ZoneId zone : zones) {
                at = endAfter(at, zone);
            }
            if (at.equals(before)) {
                return at;
            }
        }
        return at;
    }

    private Instant endAfter(Instant when, ZoneId zone) {
        ZonedDateTime local = when.atZone(zone);
        LocalTime time = local.toLocalTime();
        LocalDate day = local.toLocalDate();
        if (from.isBefore(until)) {
            return !time.isBefore(from) && time.isBefore(until) ? end(day, zone, when) : when;
        }
        if (from.isAfter(until)) {
            if (time.isBefore(until)) {
                return end(day, zone, when);
            }
            return time.isBefore(from) ? when : end(day.plusDays(1), zone, when);
        }
        return when;
    }

    /** Clocks that go over the end in spring end it as they do; where they show it twice, the next time counts. */
    private Instant end(LocalDate day, ZoneId zone, Instant when) {
        LocalDateTime end = day.atTime(until);
        ZoneOffsetTransition change = zone.getRules().getTransition(end);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        ZonedDateTime first = end.atZone(zone);
        return (first.toInstant().isAfter(when) ? first : first.withLaterOffsetAtOverlap()).toInstant();
    }
}
