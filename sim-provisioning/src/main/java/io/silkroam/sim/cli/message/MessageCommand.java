package io.silkroam.sim.cli.message;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "message", description = "Short messages that were given up, and what waits for whom.")
@Subcommands({DeadCommand.class, RetryCommand.class, UnmatchedCommand.class, QueuesCommand.class})
public final class MessageCommand {}
