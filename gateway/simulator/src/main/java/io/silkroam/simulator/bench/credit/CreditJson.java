package io.silkroam.simulator.bench.credit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkroam.simulator.bench.Machine;
import io.silkroam.simulator.bench.floor.FloorFigures;
import io.silkroam.simulator.bench.load.CreditLoad;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A report as JSON, for scripts: names stay, new ones may come. Latencies are microseconds since a request was due. */
final class CreditJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CreditJson() {}

    static String of(CreditReport report) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("benchmark", "credit-control");
        all.put("durableCcrPerSecond", report.durableCcrPerSecond());
        all.put("holds", report.holds());
        all.put("store", report.store());
        all.put("machine", Machine.description());
        all.put("load", load(report.plan()));
        all.put("phases", report.figures().stream().map(CreditJson::phase).toList());
        all.put("floors", report.floors().stream().map(f -> floor(f, report)).toList());
        all.put("ledger", ledger(report));
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> load(CreditBench.Plan plan) {
        CreditLoad load = plan.load();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("gateways", plan.gateways());
        fields.put("billing", plan.billing());
        fields.put("care", plan.care());
        fields.put("tls", plan.tls());
        fields.put("profile", load.profile().name());
        fields.put("ratingGroups", load.profile().services().size());
        fields.put("mix", load.mix());
        fields.put("subscribers", load.subscribers());
        fields.put("sessions", load.sessions());
        fields.put("connections", load.connections());
        fields.put("inFlight", load.inFlight());
        fields.put("warmUpSeconds", load.warmUp().toSeconds());
        fields.put("secondsPerPhase", load.measured().toSeconds());
        return fields;
    }

    private static Map<String, Object> phase(CreditReport.Figures figures) {
        Use use = figures.use();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("offeredPerSecond", figures.isAll() ? "all" : figures.offer().perSecond());
        fields.put("decidedPerSecond", figures.decidedPerSecond());
        fields.put("results", figures.tally().results());
        for (double percentile : List.of(50.0, 95.0, 99.0, 99.9)) {
            fields.put("p" + String.valueOf(percentile).replace(".0", ""), figures.micros(percentile));
        }
        fields.put("longest", figures.tally().latencies().getMaxValue());
        fields.put("generatorNanosPerRequest", figures.processorNanos(use.generator()));
        fields.put("gatewayNanosPerRequest", figures.processorNanos(use.gateways()));
        fields.put("storeNanosPerRequest", figures.processorNanos(use.store()));
        fields.put("allocatedOctetsPerRequest", use.allocatedOctets() / figures.requests());
        fields.put("writtenOctetsPerRequest", use.writtenOctets() / figures.requests());
        fields.put("collectionMillis", use.collectionMillis());
        OptionalLong syncs = figures.syncs().count();
        fields.put("fsyncs", syncs.isPresent() ? syncs.getAsLong() : null);
        fields.put("fsyncsPerRequest", syncs.isPresent() ? (double) syncs.getAsLong() / figures.requests() : null);
        fields.put("fsyncsNote", figures.syncs().note());
        return fields;
    }

    private static Map<String, Object> floor(FloorFigures floor, CreditReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("floor", floor.floor().name());
        fields.put("perSecond", floor.perSecond());
        fields.put("nanosPerRequest", floor.processorNanos());
        fields.put("reachedPercent", 100 * report.durableCcrPerSecond() / Math.max(1, floor.perSecond()));
        floor.batches().ifPresent(batches -> {
            fields.put("serverNanosPerRequest", batches.serverNanos());
            fields.put("requestsPerCommit", batches.requests());
        });
        return fields;
    }

    private static Map<String, Object> ledger(CreditReport report) {
        Ledger.Balance balance = report.balance();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("told", balance.told());
        fields.put("journalled", balance.journalled());
        fields.put("charged", balance.charged());
        fields.put("taken", balance.taken());
        fields.put("toldGranted", balance.toldGranted());
        fields.put("reserved", balance.reserved());
        fields.put("unexpectedAnswers", report.unexpected());
        return fields;
    }
}
