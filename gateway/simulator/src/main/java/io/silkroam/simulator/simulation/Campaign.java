package io.silkroam.simulator.simulation;

import io.silkroam.simulator.simulation.store.SimulatedStore;
import io.silkroam.simulator.simulation.world.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Many seeds, one after the other; every hundredth twice, for the same seed must always do the same. */
public final class Campaign {
    private static final int TWICE = 100;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<World> worlds;
    private final World.Planted planted;
    private final Consumer<String> listener;

    /**
     * What came of it.
     *
     * @param traces fingerprint over the traces of all seeds
     * @param twice seeds that ran twice
     * @param violations seeds in which a promise was not kept
     */
    public record Result(long seeds, long twice, long traces, Tally tally, List<Verdict> violations) {}

    /** @param listener hears of everything that happens, for whoever looks into a seed */
    public Campaign(List<World> worlds, World.Planted planted, Consumer<String> listener) {
        this.worlds = List.copyOf(worlds);
        this.planted = planted;
        this.listener = listener;
    }

    /**
     * Runs seeds from {@code first} on.
     *
     * @param mostViolations ends after so many
     * @param progress hears of each seed
     */
    public Result run(long first, long count, int mostViolations, Consumer<Verdict> progress) {
        Tally tally = Tally.NONE;
        long traces = 0;
        long twice = 0;
        long done = 0;
        List<Verdict> violations = new ArrayList<>();
        try (SimulatedStore store = SimulatedStore.open()) {
            for (long seed = first; seed < first + count && violations.size() < mostViolations; seed++) {
                for (World world : worlds) {
                    Verdict verdict = world.live(seed, store, planted, listener);
                    if (seed % TWICE == 0) {
                        twice++;
                        verdict = again(verdict, world.live(seed, store, planted, listener));
                    }
                    tally = tally.plus(verdict.tally());
                    traces = (traces ^ verdict.trace()) * MIX;
                    if (verdict.violation().isPresent()) {
                        violations.add(verdict);
                    }
                    progress.accept(verdict);
                }
                done++;
            }
        }
        return new Result(done, twice, traces, tally, List.copyOf(violations));
    }

    private static Verdict again(Verdict first, Verdict second) {
        if (first.violation().isPresent() || first.trace() == second.trace()) {
            return first;
        }
        Violation differs = new Violation(
                "the same seed did two things: %016x and then %016x".formatted(first.trace(), second.trace()));
        return new Verdict(first.seed(), first.world(), first.trace(), first.tally(), Optional.of(differs));
    }
}
