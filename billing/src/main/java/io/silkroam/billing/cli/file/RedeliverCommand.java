package io.silkroam.billing.cli.file;

import io.silkroam.cli.ReasonOption;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Once more. */
@Command(
        name = "redeliver",
        description = "Has the files of an issue delivered once more, and at once.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} redeliver 17",
            "  ${ROOT-COMMAND-NAME} redeliver 17 --destination kpn --reason 'their disk was full'"
        })
public final class RedeliverCommand extends RemoteCommand {
    @Parameters(paramLabel = "ISSUE", description = "Its number in the list.")
    private long issue;

    @Option(
            names = "--destination",
            paramLabel = "NAME",
            description = "Only there, or there too (default: wherever it was to go).")
    private String destination;

    @Mixin
    private ReasonOption reason;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        Map<String, Object> body = new LinkedHashMap<>();
        Optional.ofNullable(destination).ifPresent(d -> body.put("destination", d));
        reason.addTo(body);
        ApiRequest request =
                ApiRequest.post(body, write.key(), "billing", "exports", Long.toString(issue), "redeliver");
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        Json answer = session.api().send(request).json();
        session.output().document(answer, answer.objects("deliveries"), IssueColumns.DELIVERIES);
        session.say("See what becomes of them: " + session.program().name() + " show " + issue);
        return ExitCode.DONE;
    }
}
