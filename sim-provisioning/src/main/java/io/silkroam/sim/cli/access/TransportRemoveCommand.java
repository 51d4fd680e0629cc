package io.silkroam.sim.cli.access;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** No longer. */
@Command(
        name = "remove-transport",
        description = "Forgets a transport key; SIMs that came with it keep working.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} keys remove-transport idemia-2026"})
final class TransportRemoveCommand extends RemoteCommand {
    @Parameters(paramLabel = "NAME", description = "The key's name.")
    private String name;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.delete(write.key(), "transport-keys", name);
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        session.api().send(request);
        session.say("The transport key " + name + " is removed.");
        return ExitCode.DONE;
    }
}
