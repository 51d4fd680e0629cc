package io.silkroam.sim.cli.access;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.Period;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who did it. */
@Command(
        name = "audit",
        description = "Lists who changed what, when and why, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} audit --object 8931080000000000019",
            "  ${ROOT-COMMAND-NAME} audit --actor jan --from 2026-11-23 --output csv"
        })
public final class AuditCommand extends RemoteCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.of("id").hidden(),
            Column.time("at"),
            Column.of("actor"),
            Column.of("role"),
            Column.of("action"),
            Column.of("kind"),
            Column.of("object"),
            Column.of("from"),
            Column.of("to"),
            Column.of("reason"),
            Column.of("detail"));

    @Option(names = "--object", paramLabel = "WHAT", description = "Only changes of this SIM, number, plan, token...")
    private String object;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "sim, number, pool, plan, token, key, batch, subscriber, voucher, esme, billing.")
    private String kind;

    @Option(names = "--actor", paramLabel = "NAME", description = "Only what this user did.")
    private String actor;

    @Option(names = "--action", paramLabel = "ACTION", description = "Only this action, such as activate.")
    private String action;

    @Mixin
    private Period period;

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        ApiRequest request = ApiRequest.get("audit")
                .with("object", Optional.ofNullable(object))
                .with("kind", Optional.ofNullable(kind))
                .with("actor", Optional.ofNullable(actor))
                .with("action", Optional.ofNullable(action));
        return session.list(period.on(request, session.times()), limit, COLUMNS);
    }
}
