package io.silkroam.gateway.cli;

import picocli.CommandLine.Command;

/** ESME accounts: their files are the operator's, their passwords are ours to keep. */
@Command(
        name = "esme",
        description = "Lists ESME accounts and changes their passwords, while the gateway runs and while it does not.",
        mixinStandardHelpOptions = true,
        subcommands = {EsmePasswordCommand.class, EsmeListCommand.class})
final class EsmeCommand {}
