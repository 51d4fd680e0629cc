package io.silkroam.sim.cli.message;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who pays. */
@Command(
        name = "owed",
        description = "Shows what an account owes for accepted messages, by day (UTC) and price.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} message owed --account partner1 --from 2026-11-01 --until 2026-12-01"})
final class OwedCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("day"),
            Column.of("price"),
            Column.figure("messages"),
            Column.figure("parts"),
            Column.figure("amount"),
            Column.of("currency"));

    @Option(names = "--account", required = true, paramLabel = "NAME", description = "The account's file's name.")
    private String account;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day (default: that of this month).")
    private LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "DAY",
            description = "The day after the last (default: the first of the month after the first day).")
    private LocalDate until;

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.get("esme-accounts", account, "traffic")
                .with("from", Optional.ofNullable(from))
                .with("until", Optional.ofNullable(until));
        return session.list(request, limit, COLUMNS);
    }
}
