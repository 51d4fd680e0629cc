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
 * @param after the same when all bad ones have gone
 */
public record PeersReport(PeersLoad load, Vitals before, List<Row> rows, Vitals after, List<Again> reconnects)
        implements Result {
    /** For what is closed to be forgotten. */
    static final Duration SETTLE = Duration.ofSeconds(2);

    /** The exit code where the machine did not let it be decided. */
    public static final int NOT_DECIDED = 4;

    /** One behaviour of a peer of one protocol. */
    record Row(String protocol, Behaviour behaviour, List<Phase> quiet, List<Phase> hostile, Vitals vitals, Fate fate) {

        /** Of the good peer of that protocol. */
        Comparison compared() {
            return compared(protocol);
        }

        /** Of the good peer of the other protocol, on the same gateway. */
        Comparison comparedOther() {
            return compared(other());
        }

        private String other() {
            return protocol.equals("SMPP") ? "Diameter" : "SMPP";
        }

        private Comparison compared(String of) {
            Function<Phase, Phase.Waits> waits = of.equals("SMPP") ? Phase::smpp : Phase::diameter;
            return Comparison.of(
                    quiet.stream().map(waits).toList(),
                    hostile.stream().map(waits).toList());
        }

        Judgement judgement(Vitals before) {
            return Judgement.worst(List.of(
                    compared().judgement().of("good " + protocol),
                    comparedOther().judgement().of("good " + other()),
                    Bound.MEANWHILE.judge(before, vitals)));
        }

        String line(Vitals before) {
            Comparison own = compared();
            return "%-8s %-12s %16s %16s %5.2f (%.2f-%.2f) %4.0f %% %6.2f  %-32s %s; %s"
                    .formatted(
                            protocol,
                            behaviour,
                            own.quiet(),
                            own.hostile(),
                            own.ratio(),
                            own.least(),
                            own.most(),
                            100 * own.noise(),
                            comparedOther().ratio(),
                            vitals,
                            judgement(before).line(),
                            fate);
        }
    }

    /** Reconnects of one protocol. */
    record Again(String protocol, int times, Duration took, Vitals before, Vitals after, Fate fate) {
        Judgement judgement() {
            return Bound.RECONNECTED.judge(before, after).of(protocol + " reconnects");
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

    private Judgement judgement() {
        List<Judgement> all = new ArrayList<>();
        rows.forEach(row -> all.add(row.judgement(before).of(row.protocol() + " " + row.behaviour())));
        if (!rows.isEmpty()) {
            all.add(Bound.AFTERWARDS.judge(before, after).of("afterwards"));
        }
        reconnects.forEach(again -> all.add(again.judgement()));
        return all.isEmpty() ? Judgement.notDecided("nothing was measured") : Judgement.worst(all);
    }

    /** Whether no good peer waited longer by more than a tenth or failed, and nothing grew. */
    @Override
    public boolean holds() {
        return judgement().kind() == Judgement.Kind.HOLDS;
    }

    @Override
    public int code() {
        return judgement().kind() == Judgement.Kind.NOT_DECIDED ? NOT_DECIDED : Result.super.code();
    }

    /** For people. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            lines.addAll(method());
            lines.add("Gateway with good peers only: %s; when all bad ones had gone: %s".formatted(before, after));
            lines.add("%-8s %-12s %16s %16s %17s %6s %6s  %s"
                    .formatted(
                            "peer",
                            "behaviour",
                            "quiet p50/p99",
                            "hostile p50/p99",
                            "ratio (of rounds)",
                            "noise",
                            "others",
                            "gateway, judgement; what the bad peer got"));
            rows.forEach(row -> lines.add(row.line(before)));
        }
        reconnects.forEach(again -> lines.add(again.line()));
        lines.add(conclusion());
        return lines;
    }

    private List<String> method() {
        return """
                Method: a gateway in its own process on H2; good peers in an open loop: %d CCR/s, %d submit_sm/s, each
                  durable before it is answered, timed from when it was due. %d rounds: hostile times of %.1f s, each
                  between two quiet ones. Ratio: p99 of a hostile time to the mean p99 of the quiet ones around it,
                  median of the rounds (least-most); it may be %.2f. Noise: the median difference of the p99 of two
                  neighbouring quiet times; beyond %.0f %% nothing is decided. Others: the ratio of the other protocol.
                  The gateway may have more than with good peers only: %s
                  of live heap while a bad peer is there, %s afterwards, %s
                  around reconnects.""".formatted(
                load.diameter(),
                load.smpp(),
                load.rounds(),
                load.phase().toMillis() / 1e3,
                Comparison.MOST,
                100 * Comparison.MOST_NOISE,
                Bound.MEANWHILE,
                Bound.AFTERWARDS,
                Bound.RECONNECTED).lines().toList();
    }

    private String conclusion() {
        Judgement judgement = judgement();
        if (judgement.kind() != Judgement.Kind.HOLDS) {
            String line = judgement.line();
            return Character.toUpperCase(line.charAt(0)) + line.substring(1);
        }
        return rows.isEmpty()
                ? "Nothing grew by reconnects; good peers were not measured"
                : "No good peer failed or waited more than a tenth longer, and nothing grew";
    }

    /** For programs. */
    @Override
    public String json() {
        return """
                {"benchmark":"peers","seconds":%s,"rounds":%d,"diameterPerSecond":%d,"smppPerSecond":%d,\
                "floodPerSecond":%d,"gateway":%s,"gatewayAfter":%s,"behaviours":[%s],"reconnects":[%s],\
                "judgement":"%s","holds":%b}""".formatted(
                        load.phase().toMillis() / 1e3,
                        load.rounds(),
                        load.diameter(),
                        load.smpp(),
                        load.flood(),
                        json(before),
                        json(after),
                        rows.stream().map(this::json).collect(Collectors.joining(",")),
                        reconnects.stream().map(PeersReport::json).collect(Collectors.joining(",")),
                        judgement().line(),
                        holds());
    }

    private String json(Row row) {
        return """
                {"protocol":"%s","behaviour":"%s","own":%s,"other":%s,"gateway":%s,"judgement":"%s",\
                "got":%s}""".formatted(
                        row.protocol(),
                        row.behaviour(),
                        json(row.compared()),
                        json(row.comparedOther()),
                        json(row.vitals()),
                        row.judgement(before).line(),
                        json(row.fate().counts()));
    }

    private static String json(Comparison compared) {
        return String.format(
                Locale.ROOT,
                "{\"quiet\":{\"p50\":%d,\"p99\":%d},\"hostile\":{\"p50\":%d,\"p99\":%d},"
                        + "\"medianRatio\":%.3f,\"noise\":%.3f,\"starvedQuiet\":%d,\"starvedHostile\":%d,"
                        + "\"failedQuiet\":%d,\"failedHostile\":%d}",
                compared.quiet().p50(),
                compared.quiet().p99(),
                compared.hostile().p50(),
                compared.hostile().p99(),
                compared.ratio(),
                compared.noise(),
                compared.inQuiet().starved(),
                compared.inHostile().starved(),
                compared.inQuiet().failed(),
                compared.inHostile().failed());
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
