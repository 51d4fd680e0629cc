package io.silkroam.sim.cli.access;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import picocli.CommandLine.Command;

/** Which there are. */
@Command(
        name = "show",
        description = "Shows the keys under which the keys of SIMs are kept, by check value.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} keys show"})
final class KeysShowCommand extends RemoteCommand {
    @Override
    protected ExitCode run(Session session) {
        Json answer = session.api().get("keys");
        session.output().document(answer, answer.objects("keys"), KeyColumns.ENCRYPTION);
        return ExitCode.DONE;
    }
}
