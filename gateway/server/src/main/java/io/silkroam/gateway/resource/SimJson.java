package io.silkroam.gateway.resource;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.keys.KeyCheckValue;
import java.util.List;
import java.util.Optional;

/** A SIM as the API shows it. A carrier sees neither whole IMSIs nor anything about keys. */
final class SimJson {
    private SimJson() {}

    static JsonObject of(Actor actor, Sim sim, Optional<KeyCheckValue> check) {
        boolean carrier = actor.role() == Role.CARRIER;
        Optional<List<String>> all = Optional.of(sim.imsis())
                .filter(imsis -> imsis.size() > 1 && !carrier)
                .map(imsis -> imsis.stream().map(Imsi::digits).toList());
        return JsonObject.of()
                .with("iccid", sim.iccid().digits())
                .with("imsi", imsi(actor, sim))
                .with("imsis", all)
                .with("msisdn", sim.msisdn().map(Msisdn::digits))
                .with("eid", sim.eid().map(Eid::digits))
                .with("state", sim.state())
                .with("cardState", sim.cardState())
                .with("networkState", sim.networkState())
                .with("holder", sim.holder())
                .with("profile", sim.profile())
                .with("batch", sim.batch())
                .with("keyCheckValue", check.filter(c -> !carrier).map(KeyCheckValue::toString))
                .with("esim", sim.isEsim())
                .with("predecessor", sim.predecessor().map(Iccid::digits))
                .with("successor", sim.successor().map(Iccid::digits))
                .with("importedAt", sim.importedAt())
                .with("changedAt", sim.changedAt())
                .with("version", sim.version());
    }

    /** The primary IMSI; masked for a carrier, who sells cards and has no use for it. */
    static String imsi(Actor actor, Sim sim) {
        Imsi imsi = sim.imsi();
        return actor.role() == Role.CARRIER ? imsi.toString() : imsi.digits();
    }
}
