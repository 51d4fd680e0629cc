package io.silkroam.billing.cli.books;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import java.util.List;
import picocli.CommandLine.Command;

/** How things stand. */
@Command(
        name = "status",
        description = "Shows how far the books are, what waits, and what was not delivered.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} status", "  ${ROOT-COMMAND-NAME} status --output json | jq .lagRows"})
public final class StatusCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("zone"),
            Column.figure("lagRows").headed("JOURNAL ROWS NOT BOOKED"),
            Column.figure("lagSeconds").headed("SECONDS BEHIND"),
            Column.figure("suspended").headed("IN SUSPENSE"),
            Column.figure("failedDeliveries").headed("FAILED DELIVERIES"),
            Column.figure("tariffWarnings").headed("WARNINGS ABOUT TARIFFS"));

    private static final List<Column> FILES = List.of(
            Column.figure("id").headed("ISSUE"),
            Column.of("kind"),
            Column.of("partner"),
            Column.figure("sequence"),
            Column.figure("revision"),
            Column.time("issuedAt").headed("ISSUED"));

    @Override
    protected ExitCode run(Session session) {
        Json answer = session.api().get("billing", "status");
        session.output().document(answer, List.of(answer), COLUMNS, () -> {
            session.output().properties(answer, COLUMNS);
            session.output().section("Last files", answer.objects("lastIssues"), FILES);
        });
        return ExitCode.DONE;
    }
}
