package io.silkroam.simulator.bench.credit;

import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.simulator.bench.LatencyPlot;
import io.silkroam.simulator.bench.Machine;
import io.silkroam.simulator.bench.floor.FloorFigures;
import io.silkroam.simulator.bench.load.Offer;
import io.silkroam.simulator.bench.load.PhaseTally;
import io.silkroam.simulator.process.ProcessUse;
import io.silkroam.simulator.telling.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came out.
 *
 * @param figures of the phases: as fast as they go, and at a rate
 * @param floors what the machine does at best without charging
 * @param unexpected answers that belong to no request
 */
public record CreditReport(
        String store,
        CreditBench.Plan plan,
        List<Figures> figures,
        List<FloorFigures> floors,
        Ledger.Balance balance,
        long unexpected)
        implements Result {

    /** Of one phase. */
    record Figures(Offer offer, Duration time, PhaseTally tally, Use use, Syncs syncs) {
        boolean isAll() {
            return offer.perSecond() == Offer.AS_FAST_AS_THEY_GO;
        }

        long decidedPerSecond() {
            return tally.decidedInTime() * 1_000 / time.toMillis();
        }

        long micros(double percentile) {
            return tally.latencies().getValueAtPercentile(percentile);
        }

        /** Result-Codes other than success. */
        Map<Integer, Long> others() {
            return tally.results().entrySet().stream()
                    .filter(e -> e.getKey() != ResultCodes.DIAMETER_SUCCESS)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        String line() {
            String offered = isAll() ? "all" : "%,d/s".formatted(offer.perSecond());
            return "offered %s: %,d/s decided durably; p50 %s, p95 %s, p99 %s, p99.9 %s, longest %s%s"
                    .formatted(
                            offered,
                            decidedPerSecond(),
                            ms(micros(50)),
                            ms(micros(95)),
                            ms(micros(99)),
                            ms(micros(99.9)),
                            ms(tally.latencies().getMaxValue()),
                            others().isEmpty() ? "" : "; other results " + others());
        }

        String costs() {
            ProcessUse all = use.generator().plus(use.gateways()).plus(use.store());
            String processor = "  a request costs %s us of processor (generator %s, gateway %s, store %s)"
                    .formatted(
                            tenths(processorNanos(all)),
                            tenths(processorNanos(use.generator())),
                            tenths(processorNanos(use.gateways())),
                            tenths(processorNanos(use.store())));
            return processor
                    + ", allocates %,d octets in the gateway and writes %,d to the disk; collections took %,d ms"
                            .formatted(
                                    use.allocatedOctets() / requests(),
                                    use.writtenOctets() / requests(),
                                    use.collectionMillis());
        }

        /** Of one decided request, whatever else went on meanwhile. */
        long processorNanos(ProcessUse part) {
            return part.processorNanos() / requests();
        }

        long requests() {
            return Math.max(1, tally.decidedCount());
        }

        private static String tenths(long nanos) {
            return "%d.%d".formatted(nanos / 1_000, nanos % 1_000 / 100);
        }

        private static String ms(long micros) {
            return "%d.%02d ms".formatted(micros / 1_000, micros % 1_000 / 10);
        }
    }

    /** The figure of merit: decisions that were on disk when they were answered, as fast as they go. */
    public long durableCcrPerSecond() {
        return figures.get(0).decidedPerSecond();
    }

    /** Whether the books agree with what the peers were told. */
    @Override
    public boolean holds() {
        return balance.holds() && unexpected == 0;
    }

    /** One JSON object; {@code durableCcrPerSecond} is the figure of merit. */
    @Override
    public String json() {
        return CreditJson.of(this);
    }

    /** Latencies by percentile, as SVG. */
    public String plot() {
        LatencyPlot plot = new LatencyPlot(
                "Answers after their requests were due, on %s (%s)".formatted(store, Machine.description()));
        figures.forEach(f -> plot.add(
                "%,d/s decided%s".formatted(f.decidedPerSecond(), f.isAll() ? ", as fast as they go" : ", at a rate"),
                f.tally().latencies()));
        return plot.svg();
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Store: %s.%s Machine: %s."
                .formatted(store, plan.tls() ? " Diameter over TLS." : "", Machine.description()));
        for (Figures figure : figures) {
            lines.add(figure.line());
            lines.add(figure.costs());
            lines.add("  " + figure.syncs().line(figure.requests()));
        }
        for (FloorFigures floor : floors) {
            lines.add("floor: %s %,d/s, %s us of processor each%s; the gateway reaches %d %% of it"
                    .formatted(
                            floor.floor().title(),
                            floor.perSecond(),
                            Figures.tenths(floor.processorNanos()),
                            floor.batches().map(CreditReport::batches).orElse(""),
                            100 * durableCcrPerSecond() / Math.max(1, floor.perSecond())));
        }
        lines.add("%s: told %,d octets, journalled %,d, charged %,d, taken %,d; told granted %,d, reserved %,d"
                .formatted(
                        holds() ? "The books agree" : "FAILED",
                        balance.told(),
                        balance.journalled(),
                        balance.charged(),
                        balance.taken(),
                        balance.toldGranted(),
                        balance.reserved()));
        return lines;
    }

    private static String batches(FloorFigures.Batches batches) {
        return " (of which the server %s), %d requests a commit"
                .formatted(Figures.tenths(batches.serverNanos()), batches.requests());
    }
}
