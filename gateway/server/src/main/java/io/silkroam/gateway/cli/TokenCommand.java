package io.silkroam.gateway.cli;

import picocli.CommandLine.Command;

/** Tokens of the API, made by whoever may read the gateway's own files: this is where the first one comes from. */
@Command(
        name = "token",
        description =
                "Makes, lists and revokes access tokens of the API, while the gateway runs and while it does not.",
        mixinStandardHelpOptions = true,
        subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class})
final class TokenCommand {}
