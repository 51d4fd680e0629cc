package io.silkroam.simulator;

import io.silkroam.simulator.bench.BenchStore;
import io.silkroam.simulator.bench.credit.CreditBench;
import io.silkroam.simulator.bench.credit.CreditReport;
import io.silkroam.simulator.bench.floor.Floor;
import io.silkroam.simulator.bench.load.CreditLoad;
import io.silkroam.simulator.profile.GatewayProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator bench}: durable credit-control requests a second. */
@Command(
        name = "bench",
        description = {
            "Measures a gateway on this machine: starts it in a process of its own on a fresh store, offers it"
                    + " credit-control requests over Diameter as fast as it decides them and then at half of that rate,"
                    + " and holds the books against what the peers were told."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured, and the books agree", "1:they do not, or it could not be measured", "2:wrong usage"
        },
        subcommands = {BenchSmsCommand.class, BenchPeersCommand.class})
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private BenchStoreOptions store;

    @Option(names = "--seconds", defaultValue = "20", description = "Of each phase (default: ${DEFAULT-VALUE}).")
    private long seconds;

    @Option(names = "--warm-up", defaultValue = "15", description = "Seconds before (default: ${DEFAULT-VALUE}).")
    private long warmUp;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests a second of the second phase (default: half of what the first one reached).")
    private Long rate;

    @Option(
            names = "--subscribers",
            defaultValue = "100000",
            description = "With an account (default: ${DEFAULT-VALUE}).")
    private int subscribers;

    @Option(names = "--sessions", defaultValue = "20000", description = "Open at a time (default: ${DEFAULT-VALUE}).")
    private int sessions;

    @Option(
            names = "--updates",
            defaultValue = "8",
            description = "Of a session, between initial and termination (default: ${DEFAULT-VALUE}).")
    private int updates;

    @Option(
            names = "--profile",
            defaultValue = "OPEN5GS",
            description = "How requests are written, and of how many rating groups they speak: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}, one rating group; STAROS has three).")
    private GatewayProfile profile;

    @Option(names = "--connections", defaultValue = "4", description = "To each gateway (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--in-flight",
            defaultValue = "2000",
            description = "Requests that may be unanswered at a time (default: ${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(names = "--gateways", defaultValue = "1", description = "On one PostgreSQL (default: ${DEFAULT-VALUE}).")
    private int gateways;

    @Option(names = "--heap", defaultValue = "1g", description = "Of each gateway (default: ${DEFAULT-VALUE}).")
    private String heap;

    @Option(
            names = "--gateway-option",
            paramLabel = "OPTION",
            description = "One more argument of the gateways' virtual machines; may be repeated.")
    private List<String> options = List.of();

    @Option(names = "--billing", description = "The gateways also book what they charge.")
    private boolean billing;

    @Option(
            names = "--care",
            description = "The gateways also welcome each subscriber, all of whom arrive while it is measured.")
    private boolean care;

    @Option(
            names = "--tls",
            description =
                    "The packet gateways connect over TLS, with certificates made for the run; floors are without.")
    private boolean tls;

    @Option(
            names = "--floors",
            split = ",",
            paramLabel = "FLOOR",
            description = "Measured in the same run, to compare with: ${COMPLETION-CANDIDATES}.")
    private List<Floor> floors = List.of();

    @Option(
            names = "--conf",
            defaultValue = "conf",
            paramLabel = "FOLDER",
            description = "The gateway's configuration; a copy of it is used (default: ${DEFAULT-VALUE}).")
    private Path conf;

    @Option(names = "--plot", paramLabel = "FILE", description = "Where to draw the latencies, as SVG.")
    private Path plot;

    @Mixin
    private ResultOptions result;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CreditBench.Plan plan = plan();
        try (BenchStore opened = store.open()) {
            CreditReport report = CreditBench.run(
                    plan, opened, Clock.systemUTC(), spec.commandLine().getErr()::println);
            if (plot != null) {
                Files.writeString(plot, report.plot());
            }
            return result.tell(report);
        } catch (IOException | RuntimeException e) {
            spec.commandLine().getErr().println("Not measured: " + e.getMessage());
            return 1;
        }
    }

    private CreditBench.Plan plan() {
        try {
            CreditLoad load = new CreditLoad(
                    profile,
                    updates,
                    subscribers,
                    sessions,
                    connections,
                    inFlight,
                    Duration.ofSeconds(warmUp),
                    Duration.ofSeconds(seconds));
            List<String> machine = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap));
            machine.addAll(options);
            return new CreditBench.Plan(
                    conf, gateways, machine, Optional.ofNullable(rate), billing, care, tls, floors, load);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
