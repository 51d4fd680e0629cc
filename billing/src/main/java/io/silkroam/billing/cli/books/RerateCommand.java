package io.silkroam.billing.cli.books;

import io.silkroam.cli.ReasonOption;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** After a price was wrong. */
@Command(
        name = "rerate",
        description = {
            "Rates a period again by the tariffs of now.",
            "What comes out otherwise is corrected by further entries; nothing that was booked is changed, and files",
            "that went out stay as they are."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} rerate --from 2026-11-01 --to 2026-12-01 --reason 'KPN price of November'"})
public final class RerateCommand extends RemoteCommand {
    @Option(
            names = "--from",
            paramLabel = "DATE",
            required = true,
            description = "The first day, in billing's time zone.")
    private String from;

    @Option(names = "--to", paramLabel = "DATE", required = true, description = "The first day that is out again.")
    private String to;

    @Mixin
    private ReasonOption reason;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", from);
        body.put("to", to);
        reason.addTo(body);
        return new Correction(session, write).run("reratings", body, "rerate");
    }
}
