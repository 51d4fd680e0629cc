package io.silkroam.sim.cli.sim;

import picocli.CommandLine.Command;

/** Into stock. */
@Command(
        name = "stock",
        description = "Takes SIMs into stock, new ones and those that a holder gives back.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} sim stock --iccid 8931080000000000019..8931080000000009994"})
final class StockCommand extends PlainActionCommand {}
