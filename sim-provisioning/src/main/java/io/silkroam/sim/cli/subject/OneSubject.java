package io.silkroam.sim.cli.subject;

import io.silkroam.cli.remote.Failure;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Exactly one SIM, and so its subscriber. */
public final class OneSubject {
    @Option(names = "--msisdn", paramLabel = "NUMBER", description = "The subscriber with this number.")
    private Msisdn msisdn;

    @Option(names = "--iccid", paramLabel = "ICCID", description = "The subscriber with this SIM.")
    private Iccid iccid;

    @Option(names = "--imsi", paramLabel = "IMSI", description = "The subscriber with this IMSI.")
    private Imsi imsi;

    public Subject get() {
        return given().orElseThrow(
                        () -> Failure.usage("which subscriber?", "Give exactly one of --msisdn, --iccid and --imsi."));
    }

    /** Empty where none is named; several are refused. */
    public Optional<Subject> given() {
        var named = Stream.of(
                        Optional.ofNullable(msisdn).map(Subject::of),
                        Optional.ofNullable(iccid).map(Subject::of),
                        Optional.ofNullable(imsi).map(Subject::of))
                .flatMap(Optional::stream)
                .toList();
        if (named.size() > 1) {
            throw Failure.usage("more than one subscriber is named", "Give only one of --msisdn, --iccid and --imsi.");
        }
        return named.stream().findFirst();
    }
}
