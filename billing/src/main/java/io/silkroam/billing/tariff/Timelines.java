package io.silkroam.billing.tariff;

import io.silkroam.billing.UsageUnit;
import io.silkroam.conf.ConfigProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether on each day between its first and its last one exactly one line prices a network. */
final class Timelines {

    /** Two rows of which the second does not begin where the first ends. */
    private record Clash(Placed<TariffLine> before, Placed<TariffLine> after) {

        /** The same whichever of the rows' networks it is about. */
        String identity() {
            return before.place() + " " + after.place();
        }

        String text(Set<String> networks) {
            TariffLine first = before.value();
            TariffLine second = after.value();
            String what = "%s %s of %s".formatted(word(first.run()), word(first.unit()), TariffTable.text(networks));
            if (first.until().isBefore(second.from())) {
                return "nothing prices %s from %s to %s: let this row begin on %s, or the one before (%s) end on %s"
                        .formatted(what, first.until(), second.from(), first.until(), before.place(), second.from());
            }
            String since = second.from().equals(LocalDate.MIN) ? "from the beginning" : "from " + second.from();
            if (first.partner().equals(second.partner())) {
                return "%s has two prices %s: end the other (%s) where this one begins, or take one out"
                        .formatted(what, since, before.place());
            }
            return "%s is priced by both %s (%s) and %s %s: whom it is owed cannot be told; end one of the two"
                    .formatted(what, first.partner(), before.place(), second.partner(), since);
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    private record Key(Run run, UsageUnit unit, String networks) {}

    private Timelines() {}

    static List<ConfigProblem> problems(List<Placed<List<TariffLine>>> rows) {
        Map<Key, List<Placed<TariffLine>>> timelines = new TreeMap<>(
                Comparator.comparing(Key::run).thenComparing(Key::unit).thenComparing(Key::networks));
        rows.forEach(row -> row.value().forEach(line -> timelines
                .computeIfAbsent(new Key(line.run(), line.unit(), line.networks()), k -> new ArrayList<>())
                .add(new Placed<>(line, row.file(), row.line()))));
        Map<String, Clash> clashes = new LinkedHashMap<>();
        Map<String, Set<String>> networks = new LinkedHashMap<>();
        timelines.forEach((key, lines) -> clashes(lines).forEach(clash -> {
            clashes.putIfAbsent(clash.identity(), clash);
            networks.computeIfAbsent(clash.identity(), c -> new TreeSet<>()).add(key.networks());
        }));
        return clashes.entrySet().stream()
                .map(e -> e.getValue().after().problem(e.getValue().text(networks.get(e.getKey()))))
                .toList();
    }

    private static List<Clash> clashes(List<Placed<TariffLine>> lines) {
        List<Placed<TariffLine>> byBegin = lines.stream()
                .sorted(Comparator.comparing(line -> line.value().from()))
                .toList();
        List<Clash> clashes = new ArrayList<>();
        Placed<TariffLine> before = byBegin.get(0);
        for (Placed<TariffLine> line : byBegin.subList(1, byBegin.size())) {
            if (!line.value().from().equals(before.value().until())) {
                clashes.add(new Clash(before, line));
            }
            if (line.value().until().isAfter(before.value().until())) {
                before = line;
            }
        }
        return clashes;
    }
}
