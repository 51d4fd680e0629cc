package io.silkroam.simulator;

import io.silkroam.simulator.bench.BenchReport;
import io.silkroam.simulator.bench.BenchStore;
import io.silkroam.simulator.bench.Load;
import io.silkroam.simulator.bench.SmsBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator bench sms}: durable short messages a second. */
@Command(
        name = "sms",
        description = {
            "Starts a gateway on a fresh folder, an SMSC behind it and a partner in front of it; submits messages at a"
                    + " steady rate, waits for their receipts, and checks that nothing was lost or doubled."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:measured, and every accepted message was forwarded once and its receipt came back once",
            "1:something was lost or doubled, or it could not be measured",
            "2:wrong usage"
        })
final class BenchSmsCommand implements Callable<Integer> {
    @Mixin
    private BenchStoreOptions store;

    @Option(names = "--rate", defaultValue = "16000", description = "Messages a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "30", description = "How long (default: ${DEFAULT-VALUE}).")
    private long seconds;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before (default: ${DEFAULT-VALUE}).")
    private long warmUp;

    @Option(
            names = "--drain",
            defaultValue = "60",
            description = "Seconds to wait afterwards for what is under way (default: ${DEFAULT-VALUE}).")
    private long drain;

    @Option(names = "--binds", defaultValue = "4", description = "Of the partner (default: ${DEFAULT-VALUE}).")
    private int binds;

    @Option(names = "--links", defaultValue = "2", description = "Binds to the SMSC (default: ${DEFAULT-VALUE}).")
    private int links;

    @Option(
            names = "--window",
            defaultValue = "1000",
            description = "Of each session, both ways (default: ${DEFAULT-VALUE}).")
    private int window;

    @Option(names = "--octets", defaultValue = "60", description = "Of each text (default: ${DEFAULT-VALUE}).")
    private int octets;

    @Option(
            names = "--conf",
            defaultValue = "conf",
            paramLabel = "FOLDER",
            description = "The gateway's configuration; a copy of it is used (default: ${DEFAULT-VALUE}).")
    private Path conf;

    @Mixin
    private ResultOptions result;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Load load = load();
        try (BenchStore opened = store.open()) {
            BenchReport report = SmsBench.run(
                    conf,
                    opened.name(),
                    opened.settings(),
                    load,
                    spec.commandLine().getErr()::println);
            return result.tell(report);
        } catch (IOException | RuntimeException e) {
            spec.commandLine().getErr().println("Not measured: " + e.getMessage());
            return 1;
        }
    }

    private Load load() {
        try {
            return new Load(
                    rate,
                    Duration.ofSeconds(warmUp),
                    Duration.ofSeconds(seconds),
                    Duration.ofSeconds(drain),
                    binds,
                    links,
                    window,
                    octets);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
