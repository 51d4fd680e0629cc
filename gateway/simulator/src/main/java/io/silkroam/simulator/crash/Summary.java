package io.silkroam.simulator.crash;

import io.silkroam.simulator.crash.ground.StoreKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What all rounds of one kind on one store came to. */
record Summary(Kind kind, StoreKind store, List<Outcome> outcomes) {
    /** The rule of three: no event in n trials puts its probability below 3/n, with 95 % confidence. */
    private static final int THREE = 3;

    Summary {
        outcomes = List.copyOf(outcomes);
    }

    /** The least, and the most, of the rounds that count. */
    record Span(long least, long most) {
        static Span of(List<Long> values) {
            return new Span(
                    values.stream().mapToLong(Long::longValue).min().orElse(0),
                    values.stream().mapToLong(Long::longValue).max().orElse(0));
        }

        @Override
        public String toString() {
            return least == most ? String.valueOf(least) : least + " to " + most;
        }
    }

    /** How long something took, in microseconds, over all rounds. */
    record Times(int count, long median, long longest) {
        static Times of(List<Long> micros) {
            List<Long> sorted = micros.stream().sorted().toList();
            return sorted.isEmpty()
                    ? new Times(0, 0, 0)
                    : new Times(sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
        }
    }

    private List<Outcome> counting() {
        return outcomes.stream().filter(Outcome::counts).toList();
    }

    int counted() {
        return counting().size();
    }

    Span answered() {
        return Span.of(counting().stream().map(Outcome::answered).toList());
    }

    Span inFlight() {
        return Span.of(counting().stream().map(Outcome::inFlight).toList());
    }

    long repeats() {
        return outcomes.stream().mapToLong(Outcome::repeats).sum();
    }

    long lost() {
        return outcomes.stream().mapToLong(Outcome::lost).sum();
    }

    long doubled() {
        return outcomes.stream().mapToLong(Outcome::doubled).sum();
    }

    long findings() {
        return outcomes.stream().mapToLong(o -> o.findings().size()).sum();
    }

    Map<String, Times> times() {
        Map<String, List<Long>> all = new TreeMap<>();
        outcomes.forEach(o -> o.measured().forEach((what, micros) -> all.computeIfAbsent(what, w -> new ArrayList<>())
                .addAll(micros)));
        Map<String, Times> times = new TreeMap<>();
        all.forEach((what, micros) -> times.put(what, Times.of(micros)));
        return times;
    }

    boolean holds() {
        return findings() == 0 && counted() > 0;
    }

    /** In per mille, of the rounds in which something may go wrong that went wrong in none; 1000 says nothing. */
    long perMilleAtMost() {
        return counted() == 0 ? 1_000 : Math.min(1_000, (THREE * 1_000L + counted() - 1) / counted());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-16s %-10s %4d counted, %d not; %s answered and %s in flight; %d repeats; lost %d, doubled %d, %s",
                kind,
                store.title(),
                counted(),
                outcomes.size() - counted(),
                answered(),
                inFlight(),
                repeats(),
                lost(),
                doubled(),
                proof()));
        times().forEach((what, t) -> lines.add(String.format(
                Locale.ROOT, "    %s: median %s, longest %s (%,d)", what, ms(t.median()), ms(t.longest()), t.count())));
        outcomes.stream()
                .filter(o -> !o.findings().isEmpty())
                .forEach(o -> lines.add("    FOUND with seed " + o.seed() + ": " + o.findings()));
        return lines;
    }

    private String proof() {
        if (findings() > 0) {
            return findings() + " findings";
        }
        return perMilleAtMost() == 1_000
                ? "nothing found; too few rounds to say how rarely it may fail"
                : String.format(
                        Locale.ROOT,
                        "nothing found: fails in fewer than %d.%d %% of such rounds (95 %%)",
                        perMilleAtMost() / 10,
                        perMilleAtMost() % 10);
    }

    private static String ms(long micros) {
        return "%d.%d ms".formatted(micros / 1_000, micros % 1_000 / 100);
    }

    String json() {
        List<String> measured = new ArrayList<>();
        times().forEach((what, t) -> measured.add("{\"what\":\"%s\",\"count\":%d,\"p50Micros\":%d,\"maxMicros\":%d}"
                .formatted(what, t.count(), t.median(), t.longest())));
        return """
                {"kind":"%s","cut":"%s","store":"%s","counted":%d,"notCounted":%d,"answeredLeast":%d,\
                "answeredMost":%d,"inFlightLeast":%d,"inFlightMost":%d,"repeats":%d,"lost":%d,"doubled":%d,\
                "findings":%d,"failsBelowPerMille":%d,"measured":[%s]}""".formatted(
                        kind,
                        kind.sort() == Kind.Sort.PROCESS ? "process" : "below the process",
                        store.title(),
                        counted(),
                        outcomes.size() - counted(),
                        answered().least(),
                        answered().most(),
                        inFlight().least(),
                        inFlight().most(),
                        repeats(),
                        lost(),
                        doubled(),
                        findings(),
                        perMilleAtMost(),
                        String.join(",", measured));
    }
}
