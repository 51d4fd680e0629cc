package io.silkroam.simulator.simulation;

import io.silkroam.simulator.telling.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A campaign's result for people, and for programs. */
public record Report(Campaign.Result result, long realNanos) implements Result {
    private static final double NANOS = 1e9;
    /** How often a bound that is told may be wrong. */
    private static final double DOUBT = 0.05;

    /** One line that says what was broken, and the command that shows it again. */
    public static String failure(Verdict verdict, Throwable violation) {
        return "%s seed %d: %s. Replay: java -jar simulator.jar simulate --world %s --seed %d --trace"
                .formatted(
                        verdict.world().name().toLowerCase(Locale.ROOT),
                        verdict.seed(),
                        violation.getMessage(),
                        verdict.world().name().toLowerCase(Locale.ROOT),
                        verdict.seed());
    }

    private double seconds() {
        return realNanos / NANOS;
    }

    private double timesReal() {
        return result.tally().nanos() / (double) Math.max(1, realNanos);
    }

    @Override
    public List<String> lines() {
        Tally tally = result.tally();
        String text = """
                %d seeds in %.1f s (%.1f a second), %d of them twice; traces %016x
                simulated %.1f hours, %.0f times as fast as real; %d events, %d disasters
                %d requests and messages, %d repeats recognised, %d commits
                %s""".formatted(
                        result.seeds(),
                        seconds(),
                        result.seeds() / seconds(),
                        result.twice(),
                        result.traces(),
                        tally.nanos() / NANOS / 3600,
                        timesReal(),
                        tally.events(),
                        tally.disasters(),
                        tally.requests(),
                        tally.repeats(),
                        tally.commits(),
                        conclusion());
        return text.lines().toList();
    }

    /** Whether no promise was broken. */
    @Override
    public boolean holds() {
        return result.violations().isEmpty();
    }

    private String conclusion() {
        if (!holds()) {
            return "promises were broken %d times".formatted(result.violations().size());
        }
        return result.seeds() == 0
                ? "no seed was run, so nothing was shown"
                : "no promise was broken: with 95 %% confidence fewer than %.4f %% of seeds break one"
                        .formatted(100 * rarerThan(result.seeds()));
    }

    /** If a share p of seeds broke a promise, n of them would hold with (1 - p)^n; for many this is about 3/n. */
    private static double rarerThan(long seeds) {
        return 1 - Math.pow(DOUBT, 1.0 / seeds);
    }

    @Override
    public String json() {
        Tally tally = result.tally();
        String failed = result.violations().stream()
                .map(v -> "{\"world\":\"%s\",\"seed\":%d}".formatted(v.world(), v.seed()))
                .collect(Collectors.joining(","));
        return ("{\"seeds\":%d,\"twice\":%d,\"traces\":\"%016x\",\"realSeconds\":%.3f,\"simulatedSeconds\":%.3f,"
                        + "\"timesReal\":%.1f,\"events\":%d,\"disasters\":%d,\"requests\":%d,\"repeats\":%d,"
                        + "\"commits\":%d,\"failures\":[%s]}")
                .formatted(
                        result.seeds(),
                        result.twice(),
                        result.traces(),
                        seconds(),
                        tally.nanos() / NANOS,
                        timesReal(),
                        tally.events(),
                        tally.disasters(),
                        tally.requests(),
                        tally.repeats(),
                        tally.commits(),
                        failed);
    }
}
