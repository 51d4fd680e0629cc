package io.silkroam.sim.cli.subscriber;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.Period;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.print.Quantity;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.cli.subject.OneSubject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The journal. */
@Command(
        name = "usage",
        description = "Lists what a subscriber used, bought and was given back.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} subscriber usage --msisdn 31612345678 --from 2026-11-01 --to 2026-12-01"})
final class UsageCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.time("at"),
            Column.of("kind"),
            Column.of("sessionId").hidden(),
            Column.of("network"),
            Column.of("country"),
            Column.of("zone"),
            Column.figure("ratingGroup").headed("GROUP"),
            Column.of("unit").hidden(),
            Column.figure("quantity").said(u -> Quantity.of(u.text("unit").orElse(""), u.count("quantity"))),
            Column.of("plan"),
            Column.figure("amount"),
            Column.of("currency"),
            Column.of("detail"));

    @Mixin
    private OneSubject subscriber;

    @Mixin
    private Period period;

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.get("subscribers", subscriber.get().reference(), "usage");
        return session.list(period.on(request, session.times()), limit, COLUMNS);
    }
}
