package io.silkroam.billing.cli.books;

import io.silkroam.cli.ReasonOption;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Out of suspense. */
@Command(
        name = "redrive",
        description = {
            "Rates again what is in suspense, after a tariff was added or a SIM imported.",
            "What still cannot be rated goes on waiting. A record of absurd size is taken only with --accept."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} redrive",
            "  ${ROOT-COMMAND-NAME} redrive --record 3/4711 --accept --reason 'confirmed by KPN'"
        })
public final class RedriveCommand extends RemoteCommand {
    @Option(names = "--record", paramLabel = "ID", description = "Only this one, as suspense lists it (default: all).")
    private String record;

    @Option(names = "--accept", description = "Takes an absurd amount for true; needs --record.")
    private boolean accept;

    @Mixin
    private ReasonOption reason;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        if (accept && record == null) {
            throw misused("--accept needs --record: look at each before you take it for true");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        Optional.ofNullable(record).ifPresent(r -> body.put("record", r));
        if (accept) {
            body.put("accept", true);
        }
        reason.addTo(body);
        return new Correction(session, write).run("redrives", body, "redrive");
    }
}
