package io.silkroam.simulator;

import io.silkroam.simulator.bench.peers.PeersBench;
import io.silkroam.simulator.bench.peers.PeersLoad;
import io.silkroam.simulator.bench.peers.PeersReport;
import io.silkroam.simulator.bench.peers.hostile.Behaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator bench peers}: what hostile peers do to the others. */
@Command(
        name = "peers",
        description = {
            "Starts a gateway in a process of its own, with good peers at a steady rate, and lets bad ones come and go:"
                    + " slow readers, silent, flooding, lying and half-closed ones, storms of connections, then"
                    + " reconnects. Compares quiet and hostile times of the same run."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:measured; no good peer failed or waited more than a tenth longer, and nothing grew",
            "1:one did, or something grew, or it could not be measured",
            "2:wrong usage",
            "4:not decided: the machine was too noisy or too slow"
        })
final class BenchPeersCommand implements Callable<Integer> {
    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Of each quiet and each hostile time (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--rounds",
            defaultValue = "4",
            description = "Of both, for each behaviour; 0 for none (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--behaviours",
            split = ",",
            paramLabel = "BEHAVIOUR",
            description = "Some of ${COMPLETION-CANDIDATES}; all of them if not given.")
    private List<Behaviour> behaviours = List.of(Behaviour.values());

    @Option(
            names = "--diameter-rate",
            defaultValue = "200",
            description = "CCR a second of the good peer (default: ${DEFAULT-VALUE}).")
    private int diameter;

    @Option(
            names = "--smpp-rate",
            defaultValue = "100",
            description = "submit_sm a second of the good ESME (default: ${DEFAULT-VALUE}).")
    private int smpp;

    @Option(
            names = "--flood-rate",
            defaultValue = "5000",
            description = "Requests a second of the flooding peer, which may send 100 (default: ${DEFAULT-VALUE}).")
    private int flood;

    @Option(
            names = "--reconnects",
            defaultValue = "10000",
            description = "Of each protocol at the end (default: ${DEFAULT-VALUE}).")
    private int reconnects;

    @Option(
            names = "--conf",
            defaultValue = "conf",
            paramLabel = "FOLDER",
            description = "The gateway's configuration; a copy of it is used (default: ${DEFAULT-VALUE}).")
    private Path conf;

    @Option(
            names = "--within",
            defaultValue = "${sys:java.io.tmpdir}",
            paramLabel = "FOLDER",
            description = "Where the gateway's files lie while it runs (default: ${DEFAULT-VALUE}).")
    private Path within;

    @Mixin
    private ResultOptions result;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PeersLoad load = load();
        try {
            PeersReport report =
                    PeersBench.run(conf, within, load, spec.commandLine().getErr()::println);
            return result.tell(report);
        } catch (IOException | RuntimeException e) {
            spec.commandLine().getErr().println("Not measured: " + e.getMessage());
            return 1;
        }
    }

    private PeersLoad load() {
        try {
            Duration phase = Duration.ofMillis(Math.round(seconds * 1_000));
            return new PeersLoad(phase, rounds, behaviours, diameter, smpp, flood, reconnects);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
