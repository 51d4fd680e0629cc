package io.silkroam.billing.cli;

import io.silkroam.cli.CommandTree;
import io.silkroam.cli.Program;
import io.silkroam.cli.Program.Surroundings;
import io.silkroam.cli.remote.ExitCode;
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

    /** Runs a command line and returns what the process should end with. */
    public static int run(Surroundings surroundings, String... args) {
        Program program = new Program("billctl", surroundings);
        return program.execute(CommandTree.of(new CommandLine(new Billctl(program)), args), args);
    }
}
