package io.silkroam.simulator;

import io.silkroam.simulator.bench.BenchReport;
import io.silkroam.simulator.bench.Load;
import io.silkroam.simulator.bench.SmsBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
    /** Where the gateway keeps messages. */
    enum Store {
        H2,
        POSTGRESQL
    }

    /** How the result is written. */
    enum Output {
        TEXT,
        JSON
    }

    @Option(
            names = "--store",
            defaultValue = "H2",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, in a file of its own).")
    private Store store;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "An empty database of PostgreSQL, jdbc:postgresql://host/name; it is filled and left as it is.")
    private String url;

    @Option(names = "--database-user", paramLabel = "NAME", description = "Who opens it.")
    private String user;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "A file that holds the password alone; none where the server trusts us.")
    private Path passwordFile;

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

    @Option(
            names = "--output",
            defaultValue = "TEXT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Load load = load();
        Map<String, String> settings = settings();
        try {
            BenchReport report = SmsBench.run(
                    conf,
                    store == Store.H2 ? "H2" : "PostgreSQL",
                    settings,
                    load,
                    spec.commandLine().getErr()::println);
            if (output == Output.JSON) {
                spec.commandLine().getOut().println(report.json());
            } else {
                report.lines().forEach(spec.commandLine().getOut()::println);
            }
            spec.commandLine().getOut().flush();
            return report.holds() ? 0 : 1;
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

    private Map<String, String> settings() {
        if ((store == Store.POSTGRESQL) != (url != null)) {
            throw new ParameterException(spec.commandLine(), "--store postgresql and --database-url belong together");
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("database.url", url == null ? "" : url);
        if (user != null) {
            settings.put("database.user", user);
        }
        if (passwordFile != null) {
            settings.put("database.password-file", passwordFile.toAbsolutePath().toString());
        }
        return settings;
    }
}
