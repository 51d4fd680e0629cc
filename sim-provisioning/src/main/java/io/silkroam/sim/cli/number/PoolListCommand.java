package io.silkroam.sim.cli.number;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What there is. */
@Command(
        name = "list",
        description = "Lists the pools with how many of their numbers are free.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} number pool list"})
final class PoolListCommand extends RemoteCommand {
    static final List<Column> COLUMNS = List.of(
            Column.of("name").headed("POOL"),
            Column.figure("quarantineDays"),
            Column.figure("free"),
            Column.figure("assigned"),
            Column.figure("quarantined"));

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        return session.list(ApiRequest.get("number-pools"), limit, COLUMNS);
    }
}
