package io.silkroam.sim.cli.sim;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "sim", description = "SIMs: imports, shows and changes them.")
@Subcommands({
    ImportCommand.class,
    ListCommand.class,
    ShowCommand.class,
    StockCommand.class,
    AllocateCommand.class,
    SellCommand.class,
    ActivateCommand.class,
    SuspendCommand.class,
    ResumeCommand.class,
    LostCommand.class,
    ExpireCommand.class,
    QuarantineCommand.class,
    RetireCommand.class,
    SwapCommand.class,
    QrCommand.class,
    CardStateCommand.class
})
public final class SimCommand {}
