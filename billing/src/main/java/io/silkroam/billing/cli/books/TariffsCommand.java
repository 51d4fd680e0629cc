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

/** Doubtful prices. */
@Command(
        name = "tariffs",
        description = "Lists what is doubtful in the tariffs: gaps, and prices above the caps of the EU.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} tariffs"})
public final class TariffsCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("file"), Column.figure("line"), Column.of("message").headed("WARNING"));

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        return session.list(ApiRequest.get("billing", "tariff-warnings"), limit, COLUMNS);
    }
}
