package io.silkroam.sim.cli.sim;

import io.silkroam.cli.ListOptions;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** SIMs that fit. */
@Command(
        name = "list",
        description = "Lists SIMs, those that fit all that is given.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} sim list --state stocked --holder carrier-a",
            "  ${ROOT-COMMAND-NAME} sim list --iccid 8931080000000000019..8931080000000009994 --output csv"
        })
final class ListCommand extends RemoteCommand {
    @Option(
            names = "--state",
            paramLabel = "STATE[,STATE]",
            completionCandidates = States.class,
            description = "Only SIMs in one of these states: ${COMPLETION-CANDIDATES}.")
    private String state;

    @Option(names = "--holder", paramLabel = "NAME", description = "Only SIMs of this carrier or shop.")
    private String holder;

    @Option(names = "--batch", paramLabel = "BATCH", description = "Only SIMs that came with this batch.")
    private String batch;

    @Option(names = "--iccid", paramLabel = "ICCID[..LAST]", description = "Only SIMs from the first to the last.")
    private String range;

    @Option(names = "--imsi", paramLabel = "IMSI", description = "Only the SIM with this IMSI.")
    private Imsi imsi;

    @Option(names = "--msisdn", paramLabel = "NUMBER", description = "Only the SIM with this number.")
    private Msisdn msisdn;

    @Option(names = "--eid", paramLabel = "EID", description = "Only profiles for this eUICC.")
    private String eid;

    @Mixin
    private ListOptions limit;

    @Override
    protected ExitCode run(Session session) {
        Optional<String[]> ends = Optional.ofNullable(range).map(text -> text.split("\\.\\.", 2));
        ApiRequest request = ApiRequest.get("sims")
                .with("state", Optional.ofNullable(state).map(s -> s.toUpperCase(Locale.ROOT)))
                .with("holder", Optional.ofNullable(holder))
                .with("batch", Optional.ofNullable(batch))
                .with("iccidFrom", ends.map(e -> iccid(e[0])))
                .with("iccidTo", ends.map(e -> iccid(e[e.length - 1])))
                .with("imsi", Optional.ofNullable(imsi).map(Imsi::digits))
                .with("msisdn", Optional.ofNullable(msisdn).map(Msisdn::digits))
                .with("eid", Optional.ofNullable(eid));
        return session.list(request, limit, SimColumns.LIST);
    }

    private String iccid(String text) {
        try {
            return Iccid.parse(text).digits();
        } catch (IllegalArgumentException e) {
            throw misused("Invalid value for option '--iccid': " + e.getMessage());
        }
    }

    /** The words of the lifecycle. */
    static final class States extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        States() {
            super(List.of(
                    "imported",
                    "stocked",
                    "allocated",
                    "sold",
                    "active",
                    "suspended",
                    "lost",
                    "expired",
                    "quarantined",
                    "retired",
                    "swapped"));
        }
    }
}
