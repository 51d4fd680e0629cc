package io.silkroam.sim.cli.number;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "pool", description = "Pools of numbers: which there are, and what is in them.")
@Subcommands({PoolCreateCommand.class, PoolListCommand.class, PoolAddCommand.class, PoolRemoveCommand.class})
public final class PoolCommand {}
