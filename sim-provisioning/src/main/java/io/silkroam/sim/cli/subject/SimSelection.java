package io.silkroam.sim.cli.subject;

import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** SIMs by anything they are known by. */
public final class SimSelection extends CardSelection {
    @Option(names = "--imsi", paramLabel = "IMSI", description = "The SIM with this IMSI. May be repeated.")
    private List<Imsi> imsis = new ArrayList<>();

    @Option(names = "--msisdn", paramLabel = "NUMBER", description = "The SIM with this number. May be repeated.")
    private List<Msisdn> msisdns = new ArrayList<>();

    @Override
    protected List<Subject> others() {
        List<Subject> named = new ArrayList<>();
        imsis.forEach(imsi -> named.add(Subject.of(imsi)));
        msisdns.forEach(msisdn -> named.add(Subject.of(msisdn)));
        return named;
    }

    @Override
    protected String ways() {
        return "--iccid, --imsi, --msisdn or --file";
    }
}
