package io.silkroam.sim.cli.subscriber;

import picocli.CommandLine.Command;

/** The noun. */
@Command(
        name = "subscriber",
        description = "Subscribers: balance, use, open sessions.",
        subcommands = {SubscriberShowCommand.class, UsageCommand.class, SessionsCommand.class})
public final class SubscriberCommand {}
