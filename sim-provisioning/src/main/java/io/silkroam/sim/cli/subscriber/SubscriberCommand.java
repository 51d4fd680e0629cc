package io.silkroam.sim.cli.subscriber;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "subscriber", description = "Subscribers: balance, use, open sessions.")
@Subcommands({SubscriberShowCommand.class, UsageCommand.class, SessionsCommand.class})
public final class SubscriberCommand {}
