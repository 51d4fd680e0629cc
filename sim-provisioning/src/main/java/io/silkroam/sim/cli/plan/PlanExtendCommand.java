package io.silkroam.sim.cli.plan;

import io.silkroam.cli.ReasonOption;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import io.silkroam.sim.cli.subject.OneSubject;
import io.silkroam.sim.cli.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** More time. */
@Command(
        name = "extend",
        description = "Lets a subscription end later.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} plan extend --msisdn 31612345678 --subscription 17 --days 3",
            "  ${ROOT-COMMAND-NAME} plan extend --msisdn 31612345678 --subscription 17 --until 2026-12-24"
        })
final class PlanExtendCommand extends RemoteCommand {
    @Mixin
    private OneSubject subscriber;

    @Option(names = "--subscription", paramLabel = "ID", required = true, description = "Which of the subscriptions.")
    private long subscription;

    @Option(names = "--days", paramLabel = "N", description = "So many days of 24 hours later than now planned.")
    private Integer days;

    @Option(names = "--until", paramLabel = "TIME", description = "A date or a time with its offset.")
    private String until;

    @Mixin
    private ReasonOption reason;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        if ((days == null) == (until == null)) {
            throw misused("Give one of --days and --until");
        }
        Subject subject = subscriber.get();
        Instant end = until == null ? end(session, subject).plus(Duration.ofDays(days)) : time(session);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("until", end.toString());
        reason.addTo(body);
        return new Subscriptions(session, write, subject).change(subscription, "extend", body);
    }

    private Instant time(Session session) {
        try {
            return session.times().parse(until);
        } catch (IllegalArgumentException e) {
            throw misused("Invalid value for option '--until': " + e.getMessage());
        }
    }

    /** When it ends now. What is asked for is a time, so that a repeated command does not extend twice. */
    private Instant end(Session session, Subject subject) {
        Json running = session.api().get("subscribers", subject.reference()).objects("subscriptions").stream()
                .filter(s -> s.count("id") == subscription)
                .findFirst()
                .orElseThrow(() ->
                        Failure.failed("there is no subscription " + subscription, "See the ids: subscriber show."));
        return running.text("expiresAt")
                .map(Instant::parse)
                .orElseThrow(() -> new Failure(
                        ExitCode.FAILED,
                        "subscription " + subscription + " has no end yet, for it has not begun",
                        Optional.empty()));
    }
}
