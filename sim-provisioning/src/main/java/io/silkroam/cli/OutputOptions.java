package io.silkroam.cli;

import io.silkroam.cli.print.Output;
import io.silkroam.cli.print.Output.Format;
import io.silkroam.cli.print.Times;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** How results look. */
final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "table for people, json as the API gives it, or csv (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--utc", description = "Times in tables in UTC instead of the local zone.")
    private boolean utc;

    Times times(Program program) {
        return utc ? Times.utc() : Times.of(program.surroundings().environment());
    }

    Output output(Program program, PrintStream out) {
        return new Output(format, times(program), program.surroundings().terminal(), out);
    }
}
