package io.silkroam.simulator;

import io.silkroam.simulator.crash.CrashLab;
import io.silkroam.simulator.crash.CrashReport;
import io.silkroam.simulator.crash.Kind;
import io.silkroam.simulator.crash.ground.StoreKind;
import io.silkroam.simulator.telling.ProductLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator crash}: the crash laboratory. */
@Command(
        name = "crash",
        description = {
            "Breaks gateways in full traffic, and PostgreSQL, the disk, the connection and the clock under them; notes"
                    + " outside of them what the peer was told, and audits the books after each round. First it plants"
                    + " faults and shows that the audit finds them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every planted fault was found, every kind had rounds that count, and none of them found anything",
            "1:something was found, or it could not be done",
            "2:wrong usage"
        })
final class CrashCommand implements Callable<Integer> {
    /** Where the gateways keep their books. */
    enum Stores {
        H2(EnumSet.of(StoreKind.H2)),
        POSTGRESQL(EnumSet.of(StoreKind.POSTGRESQL)),
        BOTH(EnumSet.allOf(StoreKind.class));

        @SuppressWarnings("ImmutableEnumChecker") // never changed
        private final Set<StoreKind> kinds;

        Stores(Set<StoreKind> kinds) {
            this.kinds = kinds;
        }
    }

    @Option(
            names = "--rounds",
            defaultValue = "20",
            description = "Of each kind on each store (default: ${DEFAULT-VALUE}; 0: only the planted faults).")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "Of the first round (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "KIND",
            description = {
                "kill-gateway, kill-postgresql, failover, kill-sms (processes); power-cut, power-cut-sms, commit-cut,"
                        + " failed-sync, full-disk, stall, clock (below the process). Default: all."
            })
    private List<String> kinds;

    @Option(
            names = "--store",
            defaultValue = "BOTH",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; PostgreSQL brings itself).")
    private Stores store;

    @Option(
            names = "--stall-seconds",
            defaultValue = "30",
            description = "How long a stalled store says nothing (default: ${DEFAULT-VALUE}).")
    private long stallSeconds;

    @Option(names = "--no-planted", description = "Does not show first that the audit finds what is planted.")
    private boolean notPlanted;

    @Option(names = "--log", description = "Prints what gateways in this process log on standard error.")
    private boolean log;

    @Option(
            names = "--conf",
            defaultValue = "conf",
            paramLabel = "FOLDER",
            description = "The gateway's configuration (default: ${DEFAULT-VALUE}).")
    private Path conf;

    @Mixin
    private ResultOptions result;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CrashLab.Wish wish = wish();
        try {
            CrashReport report = ProductLog.during(
                    log, () -> CrashLab.run(wish, spec.commandLine().getErr()::println));
            return result.tell(report);
        } catch (IOException | RuntimeException e) {
            spec.commandLine().getErr().println("Not done: " + e.getMessage());
            return 1;
        }
    }

    private CrashLab.Wish wish() {
        try {
            return new CrashLab.Wish(
                    conf.toAbsolutePath(),
                    kinds == null
                            ? EnumSet.allOf(Kind.class)
                            : kinds.stream().map(CrashCommand::kind).collect(Collectors.toSet()),
                    store.kinds,
                    rounds,
                    seed,
                    Duration.ofSeconds(stallSeconds),
                    !notPlanted);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static Kind kind(String name) {
        try {
            return Kind.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is no kind " + name + "; there are " + CrashReport.kinds(), e);
        }
    }
}
