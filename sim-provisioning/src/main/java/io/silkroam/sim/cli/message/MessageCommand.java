package io.silkroam.sim.cli.message;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "message", description = "Short messages: what was given up, what waits for whom, what accounts owe.")
@Subcommands({DeadCommand.class, RetryCommand.class, UnmatchedCommand.class, QueuesCommand.class, OwedCommand.class})
public final class MessageCommand {}
