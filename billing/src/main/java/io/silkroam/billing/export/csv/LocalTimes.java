package io.silkroam.billing.export.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The offset of one time zone at an instant, remembered for as long as it does not change. Not for several threads.
 */
public final class LocalTimes {
    private static final int DAY = 86_400;
    private static final long MICROS = 1_000_000L;

    private final ZoneRules rules;
    private long since = 1;
    private long until;
    private int offset;

    public LocalTimes(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Seconds east of Greenwich at an instant in microseconds. */
    public int offset(long micros) {
        return offsetAt(second(micros));
    }

    private static long second(long micros) {
        return Math.floorDiv(micros, MICROS);
    }

    private int offsetAt(long epochSecond) {
        if (epochSecond < since || epochSecond >= until) {
            Instant instant = Instant.ofEpochSecond(epochSecond);
            ZoneOffsetTransition next = rules.nextTransition(instant);
            ZoneOffsetTransition last = rules.previousTransition(instant.plusSeconds(1));
            since = last == null ? Long.MIN_VALUE : last.toEpochSecond();
            until = next == null ? Long.MAX_VALUE : next.toEpochSecond();
            offset = rules.getOffset(instant).getTotalSeconds();
        }
        return offset;
    }

    /** The day it is here. */
    public long epochDay(long micros) {
        long second = second(micros);
        return Math.floorDiv(second + offsetAt(second), DAY);
    }

    /** The same as a date. */
    public LocalDate day(long micros) {
        return LocalDate.ofEpochDay(epochDay(micros));
    }
}
