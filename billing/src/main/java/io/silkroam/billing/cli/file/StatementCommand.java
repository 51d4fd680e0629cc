package io.silkroam.billing.cli.file;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is owed. */
@Command(
        name = "statement",
        description = {
            "Shows what a partner is owed for a month; with --html as a page to print.",
            "CSV has a row for each line of the statement."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} statement --partner kpn --month 2026-11",
            "  ${ROOT-COMMAND-NAME} statement --partner kpn --month 2026-11 --html kpn.html --for-partner"
        })
public final class StatementCommand extends RemoteCommand {
    private static final List<Column> HEAD = List.of(Column.of("partner"), Column.of("month"), Column.of("zone"));

    private static final List<Column> LINES = List.of(
            Column.of("day"),
            Column.of("run"),
            Column.of("network"),
            Column.of("price"),
            Column.of("unit"),
            Column.figure("records"),
            Column.figure("units").hidden(),
            Column.figure("billed"),
            Column.figure("amount"),
            Column.of("currency"),
            Column.of("cap").headed("ABOVE THE EU'S CAP OF"),
            Column.of("tariff").hidden());

    private static final List<Column> OWN_MONTH = List.of(
            Column.of("currency"),
            Column.figure("use"),
            Column.figure("breakage"),
            Column.figure("messages"),
            Column.figure("cost"),
            Column.figure("margin"));

    private static final List<Column> TOTALS = List.of(Column.of("currency"), Column.figure("amount"));

    @Option(names = "--partner", paramLabel = "NAME", required = true, description = "As tariffs name it.")
    private String partner;

    @Option(names = "--month", paramLabel = "YYYY-MM", required = true, description = "In billing's time zone.")
    private String month;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page to print into this file.")
    private Path page;

    @Option(names = "--language", paramLabel = "CODE", description = "Of the page: en, zh or nl (default: en).")
    private String language;

    @Option(names = "--for-partner", description = "Leaves out what is not for the partner to see.")
    private boolean forPartner;

    @Override
    protected ExitCode run(Session session) {
        if (!month.matches("[0-9]{4}-[0-9]{2}")) {
            throw misused("Invalid value for option '--month': write 2026-11");
        }
        ApiRequest request = ApiRequest.get("billing", "statements", partner, month)
                .with("language", Optional.ofNullable(language))
                .with("forPartner", Optional.of(true).filter(yes -> forPartner));
        if (page != null) {
            write(session.api().send(request.with("format", "html")).body());
            session.output().line(page.toString());
            return ExitCode.DONE;
        }
        Json answer = session.api().send(request).json();
        List<Json> lines = answer.objects("lines");
        session.output().document(answer, lines, LINES, () -> {
            session.output().properties(answer, HEAD);
            session.output().section("Lines", lines, LINES);
            session.output().section("Total", answer.objects("totals"), TOTALS);
            if (answer.text("ownMonth.currency").isPresent()) {
                session.output()
                        .section("Our month, not for the partner", List.of(answer.object("ownMonth")), OWN_MONTH);
            }
        });
        return ExitCode.DONE;
    }

    private void write(byte[] html) {
        try {
            Files.write(page, html);
        } catch (IOException e) {
            throw Failure.failed(page + " cannot be written", "Choose a path that you may write.");
        }
    }
}
