package io.silkroam.sim.cli.number;

import picocli.CommandLine.Command;

/** The noun. */
@Command(
        name = "number",
        description = "Telephone numbers and their pools.",
        subcommands = {PoolCommand.class, NumberListCommand.class})
public final class NumberCommand {}
