package io.silkroam.sim.cli.sim;

import picocli.CommandLine.Command;

/** Over the counter. */
@Command(
        name = "sell",
        description = "Marks SIMs as sold over the counter, before they are first used.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} sim sell --iccid 8931080000000000019"})
final class SellCommand extends PlainActionCommand {}
