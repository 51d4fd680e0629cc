package io.silkroam.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldListTheProfiles() {
        assertThat(run("profiles")).isZero();
        assertThat(out.toString()).isEqualTo("""
                        OPEN5GS    Open5GS SMF
                                   one unnamed service, usage without a total, deaf to re-authorisation
                        STAROS     Cisco StarOS
                                   three services, usage split over several AVPs, an AVP nobody knows
                        MAGMA      Magma FeG
                                   MSISDN before IMSI, first request for 10000 octets, then empty ones, two retries
                        SIGSCALE   SigScale's script
                                   empty requests, usage as totals up to 1000000, last request number repeated
                        ERICSSON   Ericsson SAEGW through a relay
                                   very long session ids, route records, one update at a time
                        TWO_GROUP  two-group sample
                                   two rating groups of service 65000 in one request
                        SMS_EVENT  SMS event
                                   one short message, charged at once
                        """);
    }

    @Test
    void shouldSayHowItIsLicensed() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("AGPL-3.0").contains("jDiameter");
    }

    @Test
    void shouldExplainItselfWhenCalledWithoutAVerb() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("What shall be simulated?").contains("profiles");
    }

    @Test
    void shouldSayWhichFileABenchmarkLookedForAndHowToNameIt(@TempDir Path elsewhere) {
        String missing = elsewhere.resolve("conf/gateway.yaml").toString();
        for (List<String> bench : List.of(List.of("bench"), List.of("bench", "sms"), List.of("bench", "peers"))) {
            List<String> arguments = new ArrayList<>(bench);
            arguments.addAll(List.of("--conf", elsewhere.resolve("conf").toString()));
            assertThat(run(arguments.toArray(String[]::new))).isEqualTo(1);
            assertThat(err.toString())
                    .isEqualToIgnoringNewLines("Not measured: there is no " + missing
                            + "; name the folder of the gateway's configuration with --conf");
            err.getBuffer().setLength(0);
        }
    }

    private int run(String... arguments) {
        return Simulator.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
