package io.silkroam.cli;

import io.silkroam.cli.print.Output;
import io.silkroam.cli.print.Spool;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A verb that prints. What it prints is held back until it is known how it ends; a verb that fails prints nothing on
 * standard output.
 */
public abstract class PrintingCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws IOException {
        Program program = Program.of(spec);
        try (Spool spool = new Spool();
                PrintStream held = new PrintStream(spool, false, StandardCharsets.UTF_8)) {
            ExitCode exit = run(program, output.output(program, held));
            release(program, held, spool);
            return exit.number();
        }
    }

    private static void release(Program program, PrintStream held, Spool spool) {
        PrintStream out = program.surroundings().out();
        if (held.checkError()) {
            throw Failure.failed("what is to be printed cannot be kept", "Is there room in the temporary folder?");
        }
        spool.release(out);
        if (out.checkError()) {
            throw Failure.failed("standard output cannot be written", "It was done all the same.");
        }
    }

    /** Does it; a {@link Failure} drops what was printed. */
    protected abstract ExitCode run(Program program, Output out);

    /** Times as this verb prints them. */
    final OutputOptions options() {
        return output;
    }

    /** A mistake in the command line that only this verb can see. */
    protected final ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
