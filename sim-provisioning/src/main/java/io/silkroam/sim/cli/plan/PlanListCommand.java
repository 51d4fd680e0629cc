package io.silkroam.sim.cli.plan;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What there is. */
@Command(
        name = "list",
        description = "Lists the plans.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} plan list", "  ${ROOT-COMMAND-NAME} plan list --output csv"})
final class PlanListCommand extends RemoteCommand {
    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        return session.list(ApiRequest.get("plans"), limit, PlanColumns.LIST);
    }
}
