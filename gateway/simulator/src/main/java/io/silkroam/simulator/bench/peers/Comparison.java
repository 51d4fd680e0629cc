package io.silkroam.simulator.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How good peers of one protocol fared in quiet and hostile times by turns: each hostile time stands between two quiet
 * ones, and its p99 is divided by their mean. The median of these ratios is what counts: one slow moment of the machine
 * spoils one ratio.
 *
 * @param ratio the median
 * @param least of the rounds' ratios
 * @param most of the rounds' ratios
 * @param noise the median of how much the p99 of two neighbouring quiet times differ, as a share of the smaller: what
 *     the machine does without any bad peer
 * @param inQuiet what went wrong in quiet times
 * @param inHostile what went wrong in hostile times
 */
record Comparison(
        Micros quiet,
        Micros hostile,
        double ratio,
        double least,
        double most,
        double noise,
        Troubles inQuiet,
        Troubles inHostile) {
    /** How much longer others may wait because of one bad peer. */
    static final double MOST = 1.10;

    /** With more of it a tenth more or less means nothing. */
    static final double MOST_NOISE = 0.10;

    /**
     * What went wrong in so many times.
     *
     * @param starved of those times: in which not a single request succeeded
     * @param failed requests that were refused or not answered
     */
    record Troubles(int times, int starved, long failed) {
        static Troubles of(List<Phase.Waits> parts) {
            return new Troubles(
                    parts.size(),
                    (int) parts.stream().filter(waits -> waits.count() == 0).count(),
                    parts.stream().mapToLong(Phase.Waits::failures).sum());
        }
    }

    /** Percentiles in microseconds. */
    record Micros(long p50, long p99) {
        static Micros of(List<Phase.Waits> parts) {
            Phase.Waits all = new Phase.Waits();
            parts.forEach(all::addAll);
            return new Micros(all.percentile(50), all.percentile(99));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f/%.2f ms", p50 / 1e3, p99 / 1e3);
        }
    }

    /** @param quiet one more than hostile ones: before the first, between them, after the last */
    static Comparison of(List<Phase.Waits> quiet, List<Phase.Waits> hostile) {
        if (quiet.size() != hostile.size() + 1 || hostile.isEmpty()) {
            throw new IllegalArgumentException(quiet.size() + " quiet times around " + hostile.size());
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < hostile.size(); i++) {
            double before = p99(quiet.get(i));
            double after = p99(quiet.get(i + 1));
            ratios.add(p99(hostile.get(i)) / ((before + after) / 2));
            differences.add(Math.max(before, after) / Math.min(before, after) - 1);
        }
        return new Comparison(
                Micros.of(quiet),
                Micros.of(hostile),
                median(ratios),
                ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow(),
                median(differences),
                Troubles.of(quiet),
                Troubles.of(hostile));
    }

    /** At least one, so that a time without any answer, which is judged by itself, divides nothing by zero. */
    private static double p99(Phase.Waits waits) {
        return Math.max(1, waits.percentile(99));
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** A machine that differs from itself decides nothing but that nobody was served at all. */
    Judgement judgement() {
        if (inQuiet.starved() + inHostile.starved() > 0) {
            return Judgement.failed("no request succeeded in %d of %d quiet and %d of %d hostile times"
                    .formatted(inQuiet.starved(), inQuiet.times(), inHostile.starved(), inHostile.times()));
        }
        String failures =
                "%d requests failed in quiet times and %d in hostile".formatted(inQuiet.failed(), inHostile.failed());
        if (inQuiet.failed() > 0) {
            return Judgement.notDecided(failures);
        }
        if (noise > MOST_NOISE) {
            String reason = String.format(Locale.ROOT, "noise is %.0f %%", 100 * noise);
            return Judgement.notDecided(inHostile.failed() > 0 ? reason + ", " + failures : reason);
        }
        if (inHostile.failed() > 0) {
            return Judgement.failed(failures);
        }
        return ratio <= MOST
                ? Judgement.HOLDS
                : Judgement.failed(String.format(Locale.ROOT, "p99 is %.2f times as long", ratio));
    }
}
