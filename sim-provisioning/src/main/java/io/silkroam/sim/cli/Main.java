package io.silkroam.sim.cli;

import io.silkroam.cli.CommandTree;
import io.silkroam.cli.Converters;
import io.silkroam.cli.Program;
import io.silkroam.cli.Program.Surroundings;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.cli.subject.Numbers;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = run(Surroundings.ofThisProcess(), args);
        if (code != ExitCode.DONE.number()) {
            System.exit(code);
        }
    }

    /** Runs a command line where no person is at any of the streams. */
    public static int run(
            PrintStream out, PrintStream err, InputStream in, Map<String, String> environment, String... args) {
        return run(Surroundings.of(out, err, in, environment), args);
    }

    static int run(Surroundings surroundings, String... args) {
        Program program = new Program("simctl", surroundings);
        return program.execute(commandLine(program, args), args);
    }

    private static CommandLine commandLine(Program program, String... args) {
        return CommandTree.of(new CommandLine(new Simctl(program)), args)
                .registerConverter(Iccid.class, Converters.of(Iccid::parse))
                .registerConverter(Imsi.class, Converters.of(Imsi::parse))
                .registerConverter(Msisdn.class, Converters.of(Numbers::parse));
    }
}
