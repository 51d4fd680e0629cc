package io.silkroam.sim.cli.plan;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Json;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One plan. */
@Command(
        name = "show",
        description = "Shows a plan, as it is offered now or as it was sold.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} plan show wechat-go-1gb",
            "  ${ROOT-COMMAND-NAME} plan show wechat-go-1gb --version 1"
        })
final class PlanShowCommand extends RemoteCommand {
    @Parameters(paramLabel = "PLAN", description = "The plan's id.")
    private String plan;

    @Option(names = "--plan-version", paramLabel = "N", description = "An earlier version (default: the newest).")
    private Long version;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.get("plans", plan).with("version", Optional.ofNullable(version));
        Json answer = session.api().send(request).json();
        session.output().document(answer, List.of(answer), PlanColumns.LIST, () -> {
            session.output().properties(answer, PlanColumns.LIST);
            session.output().section("Allowances", answer.objects("allowances"), PlanColumns.ALLOWANCES);
            session.output().section("Zero-rated", answer.objects("zeroRated"), PlanColumns.ZERO_RATED);
        });
        return ExitCode.DONE;
    }
}
