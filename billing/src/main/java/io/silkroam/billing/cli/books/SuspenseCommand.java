package io.silkroam.billing.cli.books;

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
        name = "suspense",
        description = "Lists records that could not be rated in full yet: why, and what to do.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} suspense", "  ${ROOT-COMMAND-NAME} suspense --output csv > waiting.csv"})
public final class SuspenseCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("record"),
            Column.time("happened"),
            Column.of("reasons"),
            Column.of("network"),
            Column.of("unit"),
            Column.figure("quantity"),
            Column.figure("subscriber"),
            Column.figure("subscription").hidden(),
            Column.time("since").hidden(),
            Column.of("hint").headed("WHAT TO DO"));

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        return session.list(ApiRequest.get("billing", "suspense"), limit, COLUMNS);
    }
}
