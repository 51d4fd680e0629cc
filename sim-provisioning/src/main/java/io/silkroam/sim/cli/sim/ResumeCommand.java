package io.silkroam.sim.cli.sim;

import picocli.CommandLine.Command;

/** Service goes on. */
@Command(
        name = "resume",
        description = "Lets suspended or found SIMs work again.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} sim resume --msisdn 31612345678"})
final class ResumeCommand extends PlainActionCommand {}
