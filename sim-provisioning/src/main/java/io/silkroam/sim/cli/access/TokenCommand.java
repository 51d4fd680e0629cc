package io.silkroam.sim.cli.access;

import picocli.CommandLine.Command;

/** The noun. */
@Command(
        name = "token",
        description = "Access tokens: who may do what.",
        subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class})
public final class TokenCommand {}
