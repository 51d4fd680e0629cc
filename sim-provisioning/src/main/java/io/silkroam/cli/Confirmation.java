package io.silkroam.cli;

import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks before something that cannot be taken back is done to many. */
public final class Confirmation {
    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask for the number of SIMs before it does this to several.")
    private boolean yes;

    /** Returns only if the user typed the number, or said yes beforehand. */
    public void ask(Program program, String verb, int count, String things) {
        if (yes || count < 2) {
            return;
        }
        Program.Surroundings around = program.surroundings();
        if (!around.terminal().in() || !around.terminal().err()) {
            throw Failure.usage(
                    verb + " of " + count + " " + things + " needs a confirmation, and nobody can be asked",
                    "Give --yes if you mean it.");
        }
        around.err().print(verb + " " + count + " " + things + ". Type the number to go on: ");
        around.err().flush();
        if (!String.valueOf(count).equals(answer(program))) {
            throw new Failure(ExitCode.FAILED, "not confirmed, nothing was done", Optional.empty());
        }
    }

    private static String answer(Program program) {
        try {
            String line = new BufferedReader(
                            new InputStreamReader(program.surroundings().in(), StandardCharsets.UTF_8))
                    .readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
