package io.silkroam.sim.cli.access;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Who may. */
@Command(
        name = "list",
        description = "Lists tokens: whose they are, never what they are.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} token list"})
final class TokenListCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("name"),
            Column.of("role"),
            Column.of("holder"),
            Column.time("createdAt").headed("CREATED"),
            Column.time("expiresAt").headed("EXPIRES"),
            Column.time("revokedAt").headed("REVOKED"),
            Column.time("lastUsedAt").headed("LAST USED"));

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        return session.list(ApiRequest.get("tokens"), limit, COLUMNS);
    }
}
