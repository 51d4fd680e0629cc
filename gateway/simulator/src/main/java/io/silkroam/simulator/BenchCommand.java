package io.silkroam.simulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code simulator bench}: how much a gateway does on this machine. */
@Command(
        name = "bench",
        description = "Measures a gateway on this machine, and prints how.",
        mixinStandardHelpOptions = true,
        subcommands = {BenchSmsCommand.class, BenchPeersCommand.class})
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "What shall be measured?");
    }
}
