package io.silkroam.sim.cli.access;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which there are. */
@Command(
        name = "list-transport",
        description = "Lists the transport keys that vendors encrypt under, by check value.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} keys list-transport"})
final class TransportListCommand extends RemoteCommand {
    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        return session.list(ApiRequest.get("transport-keys"), limit, KeyColumns.TRANSPORT);
    }
}
