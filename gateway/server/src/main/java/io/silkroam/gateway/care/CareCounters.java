package io.silkroam.gateway.care;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What care did, counted. */
final class CareCounters {
    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

    /** What is counted. */
    enum Count {
        /** Rows of the journal that were read. */
        ROWS,
        /** Messages that were accepted. */
        SENT,
        /** Messages that had been accepted before, for the same cause. */
        REPEATED,
        /** Messages that were refused for good: no route, forbidden. */
        REFUSED,
        /** Messages that would have come too late to be of use. */
        STALE,
        /** Messages about a plan that is over or a subscriber who is not served. */
        OBSOLETE,
        /** Messages that wait for the end of quiet hours. */
        HELD,
        /** Messages that were not sent because of STOP. */
        STOPPED,
        /** Messages to subscribers who have no number. */
        NUMBERLESS,
        /** Arrivals in a country of which nothing is known. */
        UNKNOWN_COUNTRY,
        /** Rows and questions that a fault kept from being told. */
        FAILED,
        /** Questions of subscribers. */
        ASKED,
        /** Messages from numbers that are no subscriber's. */
        STRANGERS,
        /** Questions that were put off because too many wait or the store is away. */
        PUT_OFF
    }

    CareCounters() {
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
    }

    void add(Count count) {
        add(count, 1);
    }

    void add(Count count, long number) {
        counts.get(count).add(number);
    }

    Map<String, Long> values() {
        Map<String, Long> values = new TreeMap<>();
        counts.forEach((count, number) ->
                values.put("care." + count.name().toLowerCase(Locale.ROOT).replace('_', '-'), number.sum()));
        return values;
    }
}
