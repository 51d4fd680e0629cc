package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimStore;
import java.sql.Connection;
import java.util.Optional;

/** Which SIMs a caller may know of: a carrier its own, everybody else all. What is hidden looks as if it were not. */
public final class Sight {
    private final SimStore sims;

    public Sight(SimStore sims) {
        this.sims = sims;
    }

    /** The SIM, unless there is none or it is another carrier's. */
    public Optional<Sim> find(Connection connection, Actor actor, SimRef ref) {
        return lookUp(connection, ref).filter(sim -> mayKnow(actor, sim));
    }

    Sim require(Connection connection, Actor actor, SimRef ref) {
        return find(connection, actor, ref)
                .orElseThrow(() -> new RefusedException(
                        Refusal.NOT_FOUND, "there is no SIM " + said(ref), "list what there is: simctl sim list"));
    }

    private Optional<Sim> lookUp(Connection connection, SimRef ref) {
        if (ref instanceof SimRef.ByIccid by) {
            return sims.find(connection, by.iccid());
        }
        if (ref instanceof SimRef.ByImsi by) {
            return sims.findByImsi(connection, by.imsi());
        }
        return sims.findByMsisdn(connection, ((SimRef.ByMsisdn) ref).msisdn());
    }

    private static boolean mayKnow(Actor actor, Sim sim) {
        return actor.role() != Role.CARRIER || actor.holder().equals(sim.holder());
    }

    /** As the caller said it, who knows it already. */
    private static String said(SimRef ref) {
        if (ref instanceof SimRef.ByIccid by) {
            return "with ICCID " + by.iccid().digits();
        }
        if (ref instanceof SimRef.ByImsi by) {
            return "with IMSI " + by.imsi().digits();
        }
        return "with number " + ((SimRef.ByMsisdn) ref).msisdn().digits();
    }
}
