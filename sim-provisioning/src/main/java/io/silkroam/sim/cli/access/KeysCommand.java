package io.silkroam.sim.cli.access;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "keys", description = "Key-encryption keys and transport keys: names and check values, never a key.")
@Subcommands({
    KeysShowCommand.class,
    KeysRotateCommand.class,
    TransportImportCommand.class,
    TransportListCommand.class,
    TransportRemoveCommand.class
})
public final class KeysCommand {}
