package io.silkroam.simulator;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/**
 * The program {@code simulator.jar}: partners to test a gateway against.
 *
 * <p>It is linked with jDiameter and therefore distributed as a whole under AGPL-3.0; see LICENSE-NOTICE.md.
 */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        version = "Silkroam simulator, licensed under AGPL-3.0 (linked with jDiameter)",
        description = "Plays the partners of a gateway.",
        subcommands = {
            DemoCommand.class,
            PgwCommand.class,
            SmscCommand.class,
            EsmeCommand.class,
            ProbeCommand.class,
            BenchCommand.class,
            CrashCommand.class,
            SimulateCommand.class,
            SimsCommand.class,
            ProfilesCommand.class
        })
public final class Simulator implements Runnable {
    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "What shall be simulated?");
    }

    /** Runs one command and returns its exit code: 0 done, 1 failed or refused, 2 wrong usage, 3 not reachable. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Simulator())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }
}
