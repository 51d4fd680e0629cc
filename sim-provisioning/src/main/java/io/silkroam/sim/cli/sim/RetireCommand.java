package io.silkroam.sim.cli.sim;

import picocli.CommandLine.Command;

/** The end. */
@Command(
        name = "retire",
        description = "Takes SIMs out of use for ever.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} sim retire --iccid 8931080000000000019 --reason 'card broken'"})
final class RetireCommand extends FinalActionCommand {}
