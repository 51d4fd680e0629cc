package io.silkroam.sim.cli.sim;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.cli.subject.OneSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One SIM. */
@Command(
        name = "show",
        description = "Shows one SIM.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} sim show --iccid 8931080000000000019",
            "  ${ROOT-COMMAND-NAME} sim show --msisdn 31612345678 --output json"
        })
final class ShowCommand extends RemoteCommand {
    @Mixin
    private OneSubject subject;

    @Override
    protected ExitCode run(Session session) {
        session.output().object(Lookup.sim(session, subject.get()), SimColumns.ONE);
        return ExitCode.DONE;
    }
}
