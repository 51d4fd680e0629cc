package io.silkroam.sim.cli.message;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Dead letters. */
@Command(
        name = "dead",
        description = "Lists messages that were given up; what was written is not shown.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} message dead --from account:partner1"})
final class DeadCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("id"),
            Column.of("from"),
            Column.of("to"),
            Column.of("destination"),
            Column.figure("attempts"),
            Column.of("state"),
            Column.of("error"),
            Column.time("failedAt"));

    @Option(
            names = "--from",
            paramLabel = "PARTY",
            description = "Only what this party submitted: account:NAME, link:NAME or service:NAME.")
    private String from;

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        return session.list(ApiRequest.get("dead-letters").with("from", Optional.ofNullable(from)), limit, COLUMNS);
    }
}
