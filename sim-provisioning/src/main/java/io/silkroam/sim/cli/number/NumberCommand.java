package io.silkroam.sim.cli.number;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "number", description = "Telephone numbers and their pools.")
@Subcommands({PoolCommand.class, NumberListCommand.class})
public final class NumberCommand {}
