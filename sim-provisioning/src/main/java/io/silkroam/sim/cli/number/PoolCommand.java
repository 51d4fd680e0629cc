package io.silkroam.sim.cli.number;

import picocli.CommandLine.Command;

/** The noun. */
@Command(
        name = "pool",
        description = "Pools of numbers: which there are, and what is in them.",
        subcommands = {PoolCreateCommand.class, PoolListCommand.class, PoolAddCommand.class, PoolRemoveCommand.class})
public final class PoolCommand {}
