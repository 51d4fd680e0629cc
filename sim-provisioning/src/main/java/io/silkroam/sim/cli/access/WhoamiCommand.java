package io.silkroam.sim.cli.access;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;

/** The token, seen by the gateway. */
@Command(
        name = "whoami",
        description = "Says whose token this is, and until when.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} whoami"})
public final class WhoamiCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("name"),
            Column.of("role"),
            Column.of("holder"),
            Column.time("expiresAt").headed("EXPIRES"));

    @Override
    protected ExitCode run(Session session) {
        session.output().object(session.api().get("me"), COLUMNS);
        return ExitCode.DONE;
    }
}
