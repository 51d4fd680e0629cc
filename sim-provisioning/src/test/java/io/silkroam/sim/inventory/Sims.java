package io.silkroam.sim.inventory;

import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** SIMs for tests, by number. */
final class Sims {
    static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");
    static final Eid EID = Eid.parse("89049032123451234512345678901235");

    private Sims() {}

    static Iccid iccid(int number) {
        return Iccid.complete("893108%012d".formatted(number));
    }

    static Imsi imsi(int number) {
        return new Imsi("20408%010d".formatted(number));
    }

    static Msisdn msisdn(int number) {
        return new Msisdn("316%08d".formatted(number));
    }

    static NewSim plastic(int number) {
        return NewSim.plastic(iccid(number), imsi(number));
    }

    static List<NewSim> plastics(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Sims::plastic).toList();
    }

    static NewSim with(int number, List<Imsi> imsis, Optional<Msisdn> msisdn, Optional<Eid> eid) {
        return new NewSim(iccid(number), imsis, msisdn, eid, Optional.of("WXGO_4G_V1"), Optional.empty());
    }
}
