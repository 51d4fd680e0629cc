package io.silkroam.fuzz;

import java.io.PrintStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * As many mutated seeds as one wants, one after another on one thread. The input of a round depends on the seed and
 * the round alone, so a round that fails is repeated by {@code -Dsilkroam.fuzz.seed=S -Dsilkroam.fuzz.from=ROUND}.
 *
 * <p>The system properties {@code silkroam.fuzz.inputs}, {@code .seed} and {@code .from} set the long form.
 */
public final class Barrage {
    private static final long REPORT_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MENDED_OF_FOUR = 3;
    /** So that runs of neighbouring seeds do not share their inputs. */
    private static final long SPREAD = 0x5851_F42D_4C95_7F2DL;

    private final long inputs;
    private final long seed;
    private final long from;
    private final PrintStream out;

    Barrage(long inputs, long seed, long from, PrintStream out) {
        this.inputs = inputs;
        this.seed = seed;
        this.from = from;
        this.out = out;
    }

    /** As the system properties say, or else of so many inputs. */
    public static Barrage of(long usually) {
        return new Barrage(
                Long.getLong("silkroam.fuzz.inputs", usually),
                Long.getLong("silkroam.fuzz.seed", 20261128L),
                Long.getLong("silkroam.fuzz.from", 0L),
                System.out);
    }

    /** Runs a target of this name; {@code java ... io.silkroam.fuzz.Barrage TARGET}. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Target<?> target = Class.forName(args[0])
                .asSubclass(Target.class)
                .getDeclaredConstructor()
                .newInstance();
        of(100_000_000L).run(target);
    }

    /** Fires, and answers how many inputs met each outcome. */
    public <T> Map<String, Long> run(Target<T> target) {
        Mutator mutator = new Mutator(target.seeds());
        Trial<T> trial = Trial.warm(target);
        Map<String, Long> outcomes = new TreeMap<>();
        long start = System.nanoTime();
        long reported = start;
        for (long round = 0; round < inputs; round++) {
            byte[] input = mutator.input(seed * SPREAD + from + round);
            boolean mended = mutator.below(4) < MENDED_OF_FOUR;
            outcomes.merge(one(target, trial, input, mended, from + round), 1L, Long::sum);
            if ((round & 0xFFF) == 0 && System.nanoTime() - reported > REPORT_EVERY_NANOS) {
                reported = System.nanoTime();
                report(target, trial, round + 1, reported - start, outcomes);
            }
        }
        report(target, trial, inputs, System.nanoTime() - start, outcomes);
        return outcomes;
    }

    private <T> String one(Target<T> target, Trial<T> trial, byte[] mutated, boolean mended, long round) {
        byte[] input = mutated;
        try {
            input = mended ? target.mended(mutated) : mutated;
            return target.outcome(trial.run(input));
        } catch (RuntimeException | AssertionError | StackOverflowError fault) {
            String where = "%s, seed %d, round %d: %s"
                    .formatted(
                            target.getClass().getName(),
                            seed,
                            round,
                            HexFormat.of().formatHex(input));
            throw new AssertionError(where, fault);
        }
    }

    private <T> void report(Target<T> target, Trial<T> trial, long done, long nanos, Map<String, Long> outcomes) {
        Runtime machine = Runtime.getRuntime();
        out.println(String.format(
                Locale.ROOT,
                "%s: seed %d, %,d inputs, %,d/s, slowest %,d us, allocation %d x input %+,d of %,d octets,"
                        + " heap %,d MB of %,d, outcomes %s",
                target.getClass().getSimpleName(),
                seed,
                done,
                done * 1_000 / Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)),
                TimeUnit.NANOSECONDS.toMicros(trial.slowestNanos()),
                target.perOctet(),
                trial.mostBeside(),
                target.allowance(),
                (machine.totalMemory() - machine.freeMemory()) >> 20,
                machine.maxMemory() >> 20,
                outcomes));
    }
}
