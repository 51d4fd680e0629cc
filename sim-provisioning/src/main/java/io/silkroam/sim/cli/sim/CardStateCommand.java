package io.silkroam.sim.cli.sim;

import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.Iccid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the SM-DP+ told. */
@Command(
        name = "card-state",
        description = "Writes down what the download server said of an eSIM's profile.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} sim card-state --iccid 8931080000000000019 --set installed"})
final class CardStateCommand extends RemoteCommand {
    @Option(names = "--iccid", paramLabel = "ICCID", required = true, description = "The SIM.")
    private Iccid iccid;

    @Option(
            names = "--set",
            paramLabel = "STATE",
            required = true,
            completionCandidates = States.class,
            description = "The profile's state: ${COMPLETION-CANDIDATES}.")
    private String state;

    @Mixin
    private WriteOptions write;

    @Override
    protected ExitCode run(Session session) {
        Map<String, Object> body = Map.of("cardState", state.toUpperCase(Locale.ROOT));
        ApiRequest request = ApiRequest.put(body, write.key(), "sims", iccid.digits(), "card-state");
        if (write.isDryRun()) {
            return session.wouldSend(request);
        }
        session.output().object(session.api().send(request).json(), SimColumns.ONE);
        return ExitCode.DONE;
    }

    /** SGP.22 §3.1. */
    static final class States extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        States() {
            super(List.of(
                    "none",
                    "available",
                    "allocated",
                    "linked",
                    "confirmed",
                    "released",
                    "downloaded",
                    "installed",
                    "enabled",
                    "disabled",
                    "deleted",
                    "error"));
        }
    }
}
