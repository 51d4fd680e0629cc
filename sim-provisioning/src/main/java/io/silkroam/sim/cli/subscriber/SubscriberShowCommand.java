package io.silkroam.sim.cli.subscriber;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.print.Quantity;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import io.silkroam.sim.cli.subject.OneSubject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The balance. */
@Command(
        name = "show",
        description = {"Shows a subscriber: plans, and what is left of them.", "CSV has a row for each bucket."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} subscriber show --msisdn 31612345678",
            "  ${ROOT-COMMAND-NAME} subscriber show --msisdn 31612345678 --output json | jq '.buckets[0].octetsLeft'"
        })
final class SubscriberShowCommand extends RemoteCommand {
    private static final List<Column> HEAD = List.of(
            Column.of("subscriberId").headed("SUBSCRIBER"),
            Column.of("msisdn"),
            Column.of("imsi"),
            Column.of("iccid"),
            Column.of("state"),
            Column.of("status"),
            Column.figure("openSessions"));

    private static final List<Column> SUBSCRIPTIONS = List.of(
            Column.figure("id"),
            Column.of("plan"),
            Column.figure("version"),
            Column.of("state"),
            Column.of("use"),
            Column.time("boughtAt").headed("BOUGHT"),
            Column.time("activatedAt").headed("FIRST USED"),
            Column.time("expiresAt").headed("EXPIRES"),
            Column.of("reference"));

    private static final List<Column> BUCKETS = List.of(
            Column.figure("subscription"),
            Column.of("plan"),
            Column.of("allowance"),
            Column.of("unit"),
            amount("bought"),
            amount("left"),
            amount("reserved"),
            Column.figure("octetsLeft").hidden(),
            Column.time("expiresAt").headed("EXPIRES"));

    @Mixin
    private OneSubject subscriber;

    private static Column amount(String name) {
        return Column.figure(name).said(b -> Quantity.of(b.text("unit").orElse(""), b.count(name)));
    }

    @Override
    protected ExitCode run(Session session) {
        Json answer = session.api().get("subscribers", subscriber.get().reference());
        session.output().document(answer, answer.objects("buckets"), BUCKETS, () -> {
            session.output().properties(answer, HEAD);
            session.output().section("Subscriptions", answer.objects("subscriptions"), SUBSCRIPTIONS);
            session.output().section("Buckets", answer.objects("buckets"), BUCKETS);
        });
        return ExitCode.DONE;
    }
}
