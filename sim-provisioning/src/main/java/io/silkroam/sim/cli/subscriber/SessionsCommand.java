package io.silkroam.sim.cli.subscriber;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.print.Quantity;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import io.silkroam.sim.cli.subject.OneSubject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What runs. */
@Command(
        name = "sessions",
        description = "Lists the sessions that are open now, a row for each reservation.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} subscriber sessions --msisdn 31612345678"})
final class SessionsCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("sessionId").headed("SESSION"),
            Column.of("originHost").headed("FROM"),
            Column.of("network"),
            Column.of("country"),
            Column.time("openedAt").headed("OPENED"),
            Column.time("deadline"),
            Column.figure("ratingGroup").headed("GROUP"),
            Column.of("unit").hidden(),
            Column.figure("reserved")
                    .said(r -> r.number("reserved").isEmpty()
                            ? ""
                            : Quantity.of(r.text("unit").orElse(""), r.count("reserved"))));

    @Mixin
    private OneSubject subscriber;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.get("subscribers", subscriber.get().reference(), "sessions");
        session.output().list(COLUMNS, rows -> session.api()
                .each(
                        request,
                        Long.MAX_VALUE,
                        open -> print(open, session.output().isJson(), rows)));
        return ExitCode.DONE;
    }

    private static void print(Json open, boolean whole, Consumer<Json> rows) {
        List<Json> reservations = open.objects("reservations");
        if (whole || reservations.isEmpty()) {
            rows.accept(open);
            return;
        }
        for (Json reservation : reservations) {
            Map<String, Object> row = new LinkedHashMap<>(open.members());
            row.putAll(reservation.members());
            rows.accept(new Json(row));
        }
    }
}
