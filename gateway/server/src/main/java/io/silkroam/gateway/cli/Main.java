package io.silkroam.gateway.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The gateway's program. */
@Command(
        name = "gateway",
        description = "Silkroam's gateway: charges subscribers' data over Diameter.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            CheckConfigCommand.class,
            DoctorCommand.class,
            TokenCommand.class,
            EsmeCommand.class
        })
public final class Main {
    /** All is well, or was done. */
    static final int DONE = 0;
    /** It was not done, or something is wrong. */
    static final int FAILED = 1;

    private Main() {}

    public static void main(String[] args) {
        int code = run(System.out, System.err, args);
        if (code != DONE) {
            System.exit(code);
        }
    }

    /** Runs a command line; the exit code is 0 done, 1 failed, 2 usage. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(args);
    }
}
