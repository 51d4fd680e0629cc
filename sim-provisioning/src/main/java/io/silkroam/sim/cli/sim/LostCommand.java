package io.silkroam.sim.cli.sim;

import picocli.CommandLine.Command;

/** Somebody else may have it. */
@Command(
        name = "lost",
        description = "Bars SIMs that were lost or stolen, at once.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} sim lost --msisdn 31612345678",
            "  ${ROOT-COMMAND-NAME} sim resume --iccid 8931080000000000019"
        })
final class LostCommand extends FinalActionCommand {}
