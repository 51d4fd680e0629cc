package io.silkroam.simulator;

import io.silkroam.simulator.telling.Result;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the result of a long command is written. */
final class ResultOptions {
    /** The forms there are. */
    enum Output {
        TEXT,
        JSON
    }

    @Option(
            names = "--output",
            defaultValue = "TEXT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Writes it; returns its exit code. */
    int tell(Result result) {
        PrintWriter out = spec.commandLine().getOut();
        if (output == Output.JSON) {
            out.println(result.json());
        } else {
            result.lines().forEach(out::println);
        }
        out.flush();
        return result.code();
    }
}
