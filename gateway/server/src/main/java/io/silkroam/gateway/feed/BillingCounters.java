package io.silkroam.gateway.feed;

import io.silkroam.billing.books.Booked;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What billing did and has before it, counted. */
public final class BillingCounters {
    private final Map<Count, AtomicLong> counts = new EnumMap<>(Count.class);

    /** What is counted. */
    public enum Count {
        /** Records that were booked. */
        BOOKED,
        /** Records that could not be rated in full when they were booked. */
        SUSPENDED,
        /** Records that waited for a purchase and do not any more. */
        REDRIVEN,
        /** Records whose network's clock was not believed. */
        SKEWED,
        /** Records of networks that charge more than the EU lets them. */
        OVER_CAP,
        /** Records that the broker acknowledged. */
        PUBLISHED,
        /** Records that came again and were not booked again. */
        REPEATED,
        /** Messages of the topic that are no record; they are in its dead-letter topic. */
        DEAD_LETTERS,
        /** Rounds that ended at a missing row of the journal, or of the topic. */
        HOLES,
        /** Rounds that a fault ended. */
        FAILED,
        /** Now: rows of the journal that are not booked. */
        LAG_ROWS,
        /** Now: the age of the oldest of them. */
        LAG_SECONDS,
        /** Files that reached a destination. */
        DELIVERED,
        /** Attempts to deliver that failed. */
        DELIVERY_ATTEMPTS_FAILED,
        /** Now: files that are to be delivered. */
        DELIVERIES_WAITING,
        /** Now: those of them whose last attempt failed. */
        DELIVERIES_FAILED,
        /** Issues that schedules made. */
        SCHEDULED,
        /** Issues that schedules could not make. */
        SCHEDULE_FAILED,
        /** Chores that a fault ended. */
        CHORES_FAILED
    }

    public BillingCounters() {
        for (Count count : Count.values()) {
            counts.put(count, new AtomicLong());
        }
    }

    public void add(Count count) {
        add(count, 1);
    }

    public void add(Count count, long number) {
        counts.get(count).addAndGet(number);
    }

    /** What became of so many entries. */
    void booked(int entries, Booked booked) {
        add(Count.BOOKED, booked.all());
        add(Count.REPEATED, entries - booked.all());
        add(Count.SUSPENDED, booked.suspended());
        add(Count.REDRIVEN, booked.redriven());
        add(Count.SKEWED, booked.skewed());
        add(Count.OVER_CAP, booked.overCap());
    }

    /** Of what is now. */
    public void set(Count count, long number) {
        counts.get(count).set(number);
    }

    /** All of them by dotted names. */
    public Map<String, Long> values() {
        Map<String, Long> values = new TreeMap<>();
        counts.forEach((count, number) ->
                values.put("billing." + count.name().toLowerCase(Locale.ROOT).replace('_', '-'), number.get()));
        return values;
    }
}
