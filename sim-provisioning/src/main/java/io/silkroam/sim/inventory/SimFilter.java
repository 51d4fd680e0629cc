package io.silkroam.sim.inventory;

import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import java.util.Optional;
import java.util.Set;

/**
 * Which SIMs to list: those to which everything given here applies.
 *
 * @param states any of them; empty for all
 * @param iccidFrom the first one of a range
 * @param iccidTo the last one of a range, itself included
 */
public record SimFilter(
        Set<SimState> states,
        Optional<String> holder,
        Optional<String> batch,
        Optional<Iccid> iccidFrom,
        Optional<Iccid> iccidTo,
        Optional<Imsi> imsi,
        Optional<Msisdn> msisdn,
        Optional<Eid> eid) {

    public SimFilter {
        states = Set.copyOf(states);
    }

    /** All of them. */
    public static SimFilter any() {
        return new SimFilter(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public SimFilter withStates(Set<SimState> states) {
        return new SimFilter(states, holder, batch, iccidFrom, iccidTo, imsi, msisdn, eid);
    }

    public SimFilter withHolder(String holder) {
        return new SimFilter(states, Optional.of(holder), batch, iccidFrom, iccidTo, imsi, msisdn, eid);
    }

    public SimFilter withBatch(String batch) {
        return new SimFilter(states, holder, Optional.of(batch), iccidFrom, iccidTo, imsi, msisdn, eid);
    }

    public SimFilter withIccids(Iccid from, Iccid to) {
        return new SimFilter(states, holder, batch, Optional.of(from), Optional.of(to), imsi, msisdn, eid);
    }

    public SimFilter withImsi(Imsi imsi) {
        return new SimFilter(states, holder, batch, iccidFrom, iccidTo, Optional.of(imsi), msisdn, eid);
    }

    public SimFilter withMsisdn(Msisdn msisdn) {
        return new SimFilter(states, holder, batch, iccidFrom, iccidTo, imsi, Optional.of(msisdn), eid);
    }

    public SimFilter withEid(Eid eid) {
        return new SimFilter(states, holder, batch, iccidFrom, iccidTo, imsi, msisdn, Optional.of(eid));
    }
}
