package io.silkroam.sim.cli.access;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** No longer. */
@Command(
        name = "revoke",
        description = "Makes a token worthless, at once.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} token revoke --name shop-7"})
final class TokenRevokeCommand extends RemoteCommand {
    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Whose token.")
    private String name;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.delete(write.key(), "tokens", name);
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        session.api().send(request);
        session.say("The token of " + name + " is revoked.");
        return ExitCode.DONE;
    }
}
