package io.silkroam.sim.cli.message;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Once more. */
@Command(
        name = "retry",
        description = "Sends a message that was given up once more, under its id.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} message retry 20001"})
final class RetryCommand extends RemoteCommand {
    @Parameters(paramLabel = "ID", description = "The message's id, as message dead shows it.")
    private String id;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.post(Map.of(), write.key(), "dead-letters", id, "retry");
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        session.api().send(request);
        session.say("Message " + id + " waits to be sent.");
        return ExitCode.DONE;
    }
}
