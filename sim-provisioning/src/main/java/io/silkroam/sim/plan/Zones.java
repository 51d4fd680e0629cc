package io.silkroam.sim.plan;

import io.silkroam.sim.Plmn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which zones a visited network belongs to on a date. A zone lists MCCs and, where needed, longer MCC+MNC prefixes; the
 * longest prefix that a zone lists decides alone, so a listed network whose dates have passed is out even where its
 * country is in.
 */
public final class Zones {
    private static final int MCC_DIGITS = 3;

    private final ZoneId calendar;
    private final Set<String> names;
    private final Map<String, Map<String, List<Entry>>> entriesByPrefix;
    private volatile Day lastDay;

    /**
     * A network or country in a zone.
     *
     * @param prefix three digits of MCC, or MCC and MNC
     * @param from first day, inclusive
     * @param until first day that is out again
     */
    public record Entry(String prefix, LocalDate from, LocalDate until) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    /** @param calendar the time zone in which an entry's days begin */
    public Zones(Map<String, List<Entry>> zones, ZoneId calendar) {
        this.calendar = calendar;
        this.entriesByPrefix = new HashMap<>();
        zones.forEach((zone, entries) -> entries.forEach(e -> entriesByPrefix
                .computeIfAbsent(e.prefix(), p -> new HashMap<>())
                .computeIfAbsent(zone, z -> new ArrayList<>(1))
                .add(e)));
        this.names = Set.copyOf(zones.keySet());
        this.lastDay = new Day(LocalDate.EPOCH, calendar);
    }

    public Set<String> names() {
        return names;
    }

    /** Everything that any zone lists. */
    public List<Entry> entries() {
        return entriesByPrefix.values().stream()
                .flatMap(zones -> zones.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    /** The zones {@code network} lies in at {@code when}; empty for one that no zone lists. */
    public Set<String> of(Plmn network, Instant when) {
        Day day = lastDay;
        if (!day.holds(when)) {
            day = new Day(LocalDate.ofInstant(when, calendar), calendar);
            lastDay = day;
        }
        return day.zones(network, this);
    }

    /** What was found out about a day: nearly all that is asked is about the present one. */
    private static final class Day {
        /** There are fewer networks in the world; who makes up more has them looked up each time. */
        private static final int MOST_NETWORKS = 4_096;

        private final LocalDate date;
        private final Instant begin;
        private final Instant end;
        private final Map<Plmn, Set<String>> found = new ConcurrentHashMap<>();

        Day(LocalDate date, ZoneId calendar) {
            this.date = date;
            this.begin = date.atStartOfDay(calendar).toInstant();
            this.end = date.plusDays(1).atStartOfDay(calendar).toInstant();
        }

        boolean holds(Instant when) {
            return !when.isBefore(begin) && when.isBefore(end);
        }

        Set<String> zones(Plmn network, Zones all) {
            Set<String> known = found.get(network);
            if (known == null) {
                known = Collections.unmodifiableSet(all.on(network, date));
                if (found.size() < MOST_NETWORKS) {
                    found.put(network, known);
                }
            }
            return known;
        }
    }

    /** The zones {@code network} lies in on a day. */
    public Set<String> on(Plmn network, LocalDate day) {
        Set<String> decided = new TreeSet<>();
        Set<String> in = new TreeSet<>();
        String digits = network.digits();
        for (int length = digits.length(); length >= MCC_DIGITS; length--) {
            Map<String, List<Entry>> listed = entriesByPrefix.get(digits.substring(0, length));
            if (listed != null) {
                listed.forEach((zone, entries) -> {
                    if (decided.add(zone) && entries.stream().anyMatch(e -> e.holdsOn(day))) {
                        in.add(zone);
                    }
                });
            }
        }
        return in;
    }
}
