package io.silkroam.sim.cli.message;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What waits. */
@Command(
        name = "queues",
        description = "Shows how many messages and receipts wait for each link, account and service.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} message queues"})
final class QueuesCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(Column.of("party"), Column.figure("waiting"));

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        return session.list(ApiRequest.get("message-queues"), limit, COLUMNS);
    }
}
