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

/** Receipts that nobody waits for. */
@Command(
        name = "unmatched",
        description = "Lists receipts of SMSCs whose message is not known; many of them mean a wrong form of ids.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} message unmatched"})
final class UnmatchedCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.figure("number"),
            Column.time("arrivedAt"),
            Column.of("link"),
            Column.of("ids"),
            Column.of("destination"),
            Column.of("state"));

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        return session.list(ApiRequest.get("unmatched-receipts"), limit, COLUMNS);
    }
}
