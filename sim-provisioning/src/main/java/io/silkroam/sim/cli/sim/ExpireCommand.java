package io.silkroam.sim.cli.sim;

import picocli.CommandLine.Command;

/** The time is over. */
@Command(
        name = "expire",
        description = "Ends the service of SIMs whose time is over.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} sim expire --file over.csv --yes"})
final class ExpireCommand extends FinalActionCommand {}
