package io.silkroam.sim.cli.sim;

import picocli.CommandLine.Command;

/** Service stops until it resumes. */
@Command(
        name = "suspend",
        description = "Suspends SIMs: open sessions end, new ones are refused, numbers stay.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} sim suspend --msisdn 31612345678 --reason 'not paid'"})
final class SuspendCommand extends PlainActionCommand {}
