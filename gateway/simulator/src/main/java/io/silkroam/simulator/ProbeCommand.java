package io.silkroam.simulator;

import io.silkroam.simulator.probe.Opponents;
import io.silkroam.simulator.probe.Probe;
import io.silkroam.simulator.probe.ProbeTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulator probe}: odd octets against three SMPP servers. */
@Command(
        name = "probe",
        description = {
            "Sends odd octets to our SMPP sessions, to jSMPP's and to cloudhopper's, all on this machine, and prints"
                    + " the answers side by side. Takes about a minute."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every answer of ours is as our rule says",
            "1:one is not; it is named at the end",
            "2:wrong usage"
        })
final class ProbeCommand implements Callable<Integer> {
    /** How the table is written. */
    enum Output {
        MARKDOWN,
        TEXT
    }

    @Option(
            names = "--output",
            defaultValue = "TEXT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output;

    @Option(names = "--write", paramLabel = "FILE", description = "Writes the table as a page, docs/smpp-probe.md.")
    private Path file;

    @Option(
            names = "--patience",
            defaultValue = "500",
            paramLabel = "MS",
            description = "How long a case may take (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ProbeTable table;
        // jSMPP's workers die of some of this; that they do is in the table.
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {});
        try (Opponents opponents = Opponents.start()) {
            table = Probe.run(opponents.all(), Duration.ofMillis(patience));
        }
        if (file != null) {
            Files.writeString(file, table.markdown());
            out.println(file + ": " + table.rows().size() + " cases");
        } else if (output == Output.MARKDOWN) {
            out.print(table.markdown());
        } else {
            table.lines().forEach(out::println);
        }
        table.broken().forEach(line -> spec.commandLine().getErr().println(line));
        out.flush();
        return table.broken().isEmpty() ? 0 : 1;
    }
}
