package io.silkroam.gateway.feed.delivery;

import io.silkroam.billing.conf.BillingSettings.Schedule.Each;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A day or a month, from midnight to midnight; the first day that is out again is {@code to}. */
record Period(LocalDate from, LocalDate to) {

    /** The one that this day is in. */
    static Period of(Each each, LocalDate day) {
        return switch (each) {
            case DAY -> new Period(day, day.plusDays(1));
            case MONTH ->
                new Period(day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1));
        };
    }

    Instant end(ZoneId zone) {
        return to.atStartOfDay(zone).toInstant();
    }

    /** When its files are due: that time on the day after it, or as soon after as clocks show one. */
    Instant due(LocalTime at, ZoneId zone) {
        return to.atTime(at).atZone(zone).toInstant();
    }
}
