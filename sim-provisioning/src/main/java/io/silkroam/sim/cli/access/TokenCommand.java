package io.silkroam.sim.cli.access;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "token", description = "Access tokens: who may do what.")
@Subcommands({TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class})
public final class TokenCommand {}
