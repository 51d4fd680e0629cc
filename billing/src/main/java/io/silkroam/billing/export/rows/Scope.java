package io.silkroam.billing.export.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * Which rows a file holds: those of days in [from, to) that were booked in transactions up to {@code upTo}; and, late,
 * those of days before from that were booked after {@code lateAfter} and up to {@code upTo}.
 *
 * @param lateAfter the last transaction that the file before has counted; empty where there is none: nothing is late
 */
public record Scope(LocalDate from, LocalDate to, ZoneId zone, OptionalLong lateAfter, long upTo, String partner) {

    public Scope {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins: " + from + " to " + to);
        }
    }

    /** The first microsecond in it. */
    public long fromMicros() {
        return micros(from, zone);
    }

    /** The first microsecond behind it. */
    public long toMicros() {
        return micros(to, zone);
    }

    /** The first microsecond of a day, which not everywhere is midnight. */
    public static long micros(LocalDate day, ZoneId zone) {
        Instant start = day.atStartOfDay(zone).toInstant();
        return Math.multiplyExact(start.getEpochSecond(), 1_000_000L);
    }
}
