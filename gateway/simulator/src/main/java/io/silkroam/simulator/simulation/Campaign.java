package io.silkroam.simulator.simulation;

import io.silkroam.simulator.simulation.store.SimulatedStore;
import io.silkroam.simulator.simulation.world.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Many seeds, each on one thread; every hundredth twice, for the same seed must always do the same. Seeds know nothing
 * of each other, so that several threads change nothing but how long it takes.
 */
public final class Campaign {
    private static final int TWICE = 100;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<World> worlds;
    private final World.Planted planted;
    private final Consumer<String> listener;

    /**
     * What came of it.
     *
     * @param traces fingerprint over the traces of all seeds, in whatever order they ran
     * @param twice seeds that ran twice
     * @param violations seeds in which a promise was not kept, in their order
     */
    public record Result(long seeds, long twice, long traces, Tally tally, List<Verdict> violations) {
        private static final Result NOTHING = new Result(0, 0, 0, Tally.NONE, List.of());

        private Result plus(long seed, List<Verdict> verdicts) {
            Tally sum = tally;
            long trace = seed;
            List<Verdict> broken = new ArrayList<>(violations);
            for (Verdict verdict : verdicts) {
                sum = sum.plus(verdict.tally());
                trace = (trace ^ verdict.trace()) * MIX;
                if (verdict.violation().isPresent()) {
                    broken.add(verdict);
                }
            }
            long again = isTwice(seed) ? verdicts.size() : 0;
            broken.sort(Comparator.comparingLong(Verdict::seed));
            return new Result(seeds + 1, twice + again, traces + trace, sum, List.copyOf(broken));
        }
    }

    /** @param listener hears of everything that happens, for whoever looks into a seed */
    public Campaign(List<World> worlds, World.Planted planted, Consumer<String> listener) {
        this.worlds = List.copyOf(worlds);
        this.planted = planted;
        this.listener = listener;
    }

    /**
     * Runs seeds from {@code first} on, one after the other.
     *
     * @param mostViolations ends after so many
     * @param progress hears of each seed
     */
    public Result run(long first, long count, int mostViolations, Consumer<Verdict> progress) {
        Run run = new Run(first, count, mostViolations, progress);
        run.work();
        return run.result;
    }

    /** The same on several threads; what is under way when the last violation comes is done to its end. */
    public Result run(int threads, long first, long count, int mostViolations, Consumer<Verdict> progress) {
        Run run = new Run(first, count, mostViolations, progress);
        CompletableFuture<?>[] workers = new CompletableFuture<?>[threads];
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Arrays.setAll(workers, i -> CompletableFuture.runAsync(run::work, pool));
            CompletableFuture.allOf(workers).join();
        } finally {
            pool.shutdown();
        }
        return run.result;
    }

    /** One run of a campaign, which its threads share. */
    private final class Run {
        private final AtomicLong next;
        private final long end;
        private final int mostViolations;
        private final Consumer<Verdict> progress;
        private Result result = Result.NOTHING;

        Run(long first, long count, int mostViolations, Consumer<Verdict> progress) {
            this.next = new AtomicLong(first);
            this.end = first + count;
            this.mostViolations = mostViolations;
            this.progress = progress;
        }

        void work() {
            try (SimulatedStore store = SimulatedStore.open()) {
                for (long seed = next.getAndIncrement(); seed < end && goesOn(); seed = next.getAndIncrement()) {
                    add(seed, live(seed, store));
                }
            }
        }

        private synchronized boolean goesOn() {
            return result.violations().size() < mostViolations;
        }

        private synchronized void add(long seed, List<Verdict> verdicts) {
            result = result.plus(seed, verdicts);
            verdicts.forEach(progress);
        }
    }

    private List<Verdict> live(long seed, SimulatedStore store) {
        List<Verdict> verdicts = new ArrayList<>();
        for (World world : worlds) {
            Verdict verdict = world.live(seed, store, planted, listener);
            verdicts.add(isTwice(seed) ? again(verdict, world.live(seed, store, planted, listener)) : verdict);
        }
        return verdicts;
    }

    private static boolean isTwice(long seed) {
        return seed % TWICE == 0;
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
