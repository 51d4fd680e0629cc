package io.silkroam.sim.cli.sim;

import picocli.CommandLine.Command;

/** The number rests. */
@Command(
        name = "quarantine",
        description = "Puts the numbers of expired SIMs into quarantine, after which others may get them.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} sim quarantine --file expired.csv --yes"})
final class QuarantineCommand extends FinalActionCommand {}
