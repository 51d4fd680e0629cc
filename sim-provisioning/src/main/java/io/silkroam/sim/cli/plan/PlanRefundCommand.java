package io.silkroam.sim.cli.plan;

import io.silkroam.cli.ReasonOption;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.cli.subject.OneSubject;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Money back. */
@Command(
        name = "refund",
        description = "Takes a subscription back that nothing was used of.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} plan refund --msisdn 31612345678 --subscription 17 --reason 'wrong plan'"})
final class PlanRefundCommand extends RemoteCommand {
    @Mixin
    private OneSubject subscriber;

    @Option(names = "--subscription", paramLabel = "ID", required = true, description = "Which of the subscriptions.")
    private long subscription;

    @Mixin
    private ReasonOption reason;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        if (!reason.isGiven()) {
            throw misused("Missing required option: '--reason TEXT'");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        reason.addTo(body);
        return new Subscriptions(session, write, subscriber.get()).change(subscription, "refund", body);
    }
}
