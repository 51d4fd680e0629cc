package io.silkroam.simulator;

import io.silkroam.simulator.simulation.Campaign;
import io.silkroam.simulator.simulation.Report;
import io.silkroam.simulator.simulation.Verdict;
import io.silkroam.simulator.simulation.World;
import io.silkroam.simulator.telling.ProductLog;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulator simulate}: the product in simulated time, among faults that seeds draw. */
@Command(
        name = "simulate",
        description = {
            "Runs charging and messaging in simulated time on one thread, among faults drawn from a seed: first with"
                    + " faults, then without, until everything has come to its end. Checks every promise at every step."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:no promise was broken", "1:a seed broke one, and is printed", "2:wrong usage"})
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--seeds", defaultValue = "1000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long seeds;

    @Option(names = "--first", defaultValue = "1", description = "The first of them (default: ${DEFAULT-VALUE}).")
    private long first;

    @Option(names = "--seed", paramLabel = "SEED", description = "This one only, to look into it.")
    private Long seed;

    @Option(names = "--world", description = "One of ${COMPLETION-CANDIDATES}; all of them if not given.")
    private World world;

    @Option(names = "--trace", description = "Prints everything that happens; for a single seed.")
    private boolean trace;

    @Option(names = "--log", description = "Prints what the product logs about it on standard error.")
    private boolean log;

    @Option(names = "--most-failures", defaultValue = "10", description = "Ends after so many broken promises.")
    private int mostFailures;

    @Mixin
    private ResultOptions result;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<World> worlds = world == null ? Arrays.asList(World.values()) : List.of(world);
        Consumer<String> listener = trace ? out::println : line -> {};
        Consumer<Verdict> progress = verdict -> verdict.violation().ifPresent(v -> tell(err, verdict, v));
        long begin = System.nanoTime();
        Campaign campaign = new Campaign(worlds, World.Planted.NOTHING, listener);
        long from = seed == null ? first : seed;
        long count = seed == null ? seeds : 1;
        Campaign.Result found = ProductLog.during(log, () -> campaign.run(from, count, mostFailures, progress));
        Report report = new Report(found, System.nanoTime() - begin);
        err.flush();
        return result.tell(report);
    }

    /** Who looks into a seed also wants the place; in a campaign one line must do. */
    private void tell(PrintWriter err, Verdict verdict, Throwable violation) {
        err.println(Report.failure(verdict, violation));
        if (trace) {
            violation.printStackTrace(err);
        }
    }
}
