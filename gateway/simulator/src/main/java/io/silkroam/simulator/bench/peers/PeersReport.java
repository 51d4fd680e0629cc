package io.silkroam.simulator.bench.peers;

import io.silkroam.simulator.bench.peers.hostile.Behaviour;
import io.silkroam.simulator.bench.peers.hostile.Fate;
import io.silkroam.simulator.telling.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came out.
 *
 * @param before the gateway while only good peers are there
 */
public record PeersReport(PeersLoad load, Vitals before, List<Row> rows, List<Again> reconnects) implements Result {
    /** How much longer others may wait because of one bad peer. */
    static final double MOST = 1.10;

    /** For what is closed to be forgotten. */
    static final Duration SETTLE = Duration.ofSeconds(2);

    private static final int THREADS_MORE = 2;
    private static final int DESCRIPTORS_MORE = 8;
    private static final long HEAP_MORE = 4 << 20;

    /** One behaviour of a peer of one protocol. */
    record Row(String protocol, Behaviour behaviour, List<Phase> quiet, List<Phase> hostile, Vitals vitals, Fate fate) {

        /** Of the good peer of that protocol. */
        Compared compared() {
            return compared(protocol);
        }

        /** Of the good peer of the other protocol, on the same gateway. */
        Compared comparedOther() {
            return compared(protocol.equals("SMPP") ? "Diameter" : "SMPP");
        }

        private Compared compared(String of) {
            Function<Phase, Phase.Waits> waits = of.equals("SMPP") ? Phase::smpp : Phase::diameter;
            return Compared.of(
                    quiet.stream().map(waits).toList(),
                    hostile.stream().map(waits).toList());
        }

        String line() {
            Compared own = compared();
            return "%-8s %-12s quiet %s, hostile %s, ratio %.2f (median of rounds %.2f), %s"
                    .formatted(protocol, behaviour, own.quiet(), own.hostile(), own.ratio(), own.median(), fate);
        }
    }

    /** Percentiles in microseconds. */
    record Micros(long p50, long p99, int count) {
        static Micros of(List<Phase.Waits> parts) {
            Phase.Waits all = new Phase.Waits();
            parts.forEach(all::addAll);
            return new Micros(all.percentile(50), all.percentile(99), all.count());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f/%.2f ms", p50 / 1e3, p99 / 1e3);
        }
    }

    /**
     * Quiet and hostile times.
     *
     * @param ratio of p99 over all rounds
     * @param median of the rounds' own ratios
     * @param failed requests of good peers that were refused or not answered
     */
    record Compared(Micros quiet, Micros hostile, double ratio, double median, long failed) {
        static Compared of(List<Phase.Waits> quiet, List<Phase.Waits> hostile) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < quiet.size(); i++) {
                ratios.add(ratio(hostile.get(i).percentile(99), quiet.get(i).percentile(99)));
            }
            ratios.sort(null);
            int half = ratios.size() / 2;
            double median = ratios.size() % 2 == 1 ? ratios.get(half) : (ratios.get(half - 1) + ratios.get(half)) / 2;
            long failed = quiet.stream().mapToLong(Phase.Waits::failures).sum()
                    + hostile.stream().mapToLong(Phase.Waits::failures).sum();
            Micros before = Micros.of(quiet);
            Micros with = Micros.of(hostile);
            return new Compared(before, with, ratio(with.p99(), before.p99()), median, failed);
        }

        private static double ratio(long some, long of) {
            return of == 0 ? 0 : (double) some / of;
        }

        /** Unless both figures say otherwise, which one slow round of the machine cannot do. */
        boolean holds() {
            return failed == 0 && hostile.count() > 0 && Math.min(ratio, median) <= MOST;
        }
    }

    /** Reconnects of one protocol. */
    record Again(String protocol, int times, Duration took, Vitals before, Vitals after, Fate fate) {
        boolean holds() {
            return after.threads() - before.threads() <= THREADS_MORE
                    && after.descriptors() - before.descriptors() <= DESCRIPTORS_MORE
                    && after.heap() - before.heap() <= HEAP_MORE;
        }

        String line() {
            return "%-8s %,d reconnects in %d s: threads %d -> %d, descriptors %d -> %d, live heap %.1f -> %.1f MB, %s"
                    .formatted(
                            protocol,
                            times,
                            took.toSeconds(),
                            before.threads(),
                            after.threads(),
                            before.descriptors(),
                            after.descriptors(),
                            before.heap() / 1e6,
                            after.heap() / 1e6,
                            fate);
        }
    }

    /** Whether no good peer waited longer by more than a tenth or failed, and nothing grew. */
    @Override
    public boolean holds() {
        return rows.stream()
                        .allMatch(row ->
                                row.compared().holds() && row.comparedOther().holds())
                && reconnects.stream().allMatch(Again::holds);
    }

    /** For people. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Method: a gateway in its own process on H2; good peers in an open loop: %d CCR/s, %d submit_sm/s, each"
                        .formatted(load.diameter(), load.smpp()));
        lines.add(
                "  durable before it is answered, timed from when it was due. Quiet and hostile by turns, %d rounds of"
                        .formatted(load.rounds()));
        lines.add(
                "  %.1f s each; ratio = p99 hostile / p99 quiet over all rounds, and the median of the rounds' ratios."
                        .formatted(load.phase().toMillis() / 1e3));
        lines.add("Gateway with good peers only: " + vitals(before));
        lines.add("%-8s %-12s %16s %16s %6s %6s %8s  %-26s %s"
                .formatted(
                        "peer",
                        "behaviour",
                        "quiet p50/p99",
                        "hostile p50/p99",
                        "ratio",
                        "median",
                        "others'",
                        "gateway",
                        "it got"));
        for (Row row : rows) {
            Compared own = row.compared();
            lines.add("%-8s %-12s %16s %16s %6.2f %6.2f %8.2f  %-26s %s"
                    .formatted(
                            row.protocol(),
                            row.behaviour(),
                            own.quiet(),
                            own.hostile(),
                            own.ratio(),
                            own.median(),
                            row.comparedOther().median(),
                            vitals(row.vitals()),
                            row.fate()));
        }
        reconnects.forEach(again -> lines.add(again.line()));
        lines.add(
                holds()
                        ? "No good peer failed or waited more than a tenth longer, and nothing grew"
                        : "FAILED: a good peer failed or waited more than a tenth longer, or something grew");
        return lines;
    }

    private static String vitals(Vitals vitals) {
        return String.format(
                Locale.ROOT,
                "%d threads, %d fds, %.1f MB live",
                vitals.threads(),
                vitals.descriptors(),
                vitals.heap() / 1e6);
    }

    /** For programs. */
    @Override
    public String json() {
        return """
                {"benchmark":"peers","seconds":%s,"rounds":%d,"diameterPerSecond":%d,"smppPerSecond":%d,\
                "floodPerSecond":%d,"gateway":%s,"behaviours":[%s],"reconnects":[%s],"holds":%b}""".formatted(
                        load.phase().toMillis() / 1e3,
                        load.rounds(),
                        load.diameter(),
                        load.smpp(),
                        load.flood(),
                        json(before),
                        rows.stream().map(PeersReport::json).collect(Collectors.joining(",")),
                        reconnects.stream().map(PeersReport::json).collect(Collectors.joining(",")),
                        holds());
    }

    private static String json(Row row) {
        return """
                {"protocol":"%s","behaviour":"%s","own":%s,"other":%s,"gateway":%s,"got":%s}""".formatted(
                        row.protocol(),
                        row.behaviour(),
                        json(row.compared()),
                        json(row.comparedOther()),
                        json(row.vitals()),
                        json(row.fate().counts()));
    }

    private static String json(Compared compared) {
        return String.format(
                Locale.ROOT,
                "{\"quiet\":{\"p50\":%d,\"p99\":%d},\"hostile\":{\"p50\":%d,\"p99\":%d},"
                        + "\"ratio\":%.3f,\"medianRatio\":%.3f,\"failed\":%d}",
                compared.quiet().p50(),
                compared.quiet().p99(),
                compared.hostile().p50(),
                compared.hostile().p99(),
                compared.ratio(),
                compared.median(),
                compared.failed());
    }

    private static String json(Again again) {
        return """
                {"protocol":"%s","times":%d,"seconds":%d,"before":%s,"after":%s,"got":%s}""".formatted(
                        again.protocol(),
                        again.times(),
                        again.took().toSeconds(),
                        json(again.before()),
                        json(again.after()),
                        json(again.fate().counts()));
    }

    private static String json(Vitals vitals) {
        return "{\"threads\":%d,\"descriptors\":%d,\"liveHeap\":%d,\"resident\":%d}"
                .formatted(vitals.threads(), vitals.descriptors(), vitals.heap(), vitals.resident());
    }

    private static String json(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry ->
                        "\"%s\":%d".formatted(entry.getKey().replaceAll("[\"\\\\\\p{Cntrl}]", "?"), entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
