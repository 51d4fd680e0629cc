package io.silkroam.sim.batch;

import io.silkroam.sim.Eid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.inventory.Clash;
import io.silkroam.sim.inventory.NewSim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the cards of one chunk are called: two called the same are found before the tables are asked. */
final class Duplicates {

    /** One of the numbers by which a card is known; shown as it may be shown. */
    record Name(Clash.Kind kind, String digits, String shown) {
        String key() {
            return Duplicates.key(kind, digits);
        }

        String words() {
            return kind + " " + shown;
        }
    }

    private final Map<String, Long> lines = new HashMap<>();

    static List<Name> namesOf(NewSim sim) {
        List<Name> names = new ArrayList<>();
        names.add(new Name(Clash.Kind.ICCID, sim.iccid().digits(), sim.iccid().toString()));
        for (Imsi imsi : sim.imsis()) {
            names.add(new Name(Clash.Kind.IMSI, imsi.digits(), imsi.toString()));
        }
        for (Msisdn msisdn : sim.msisdn().stream().toList()) {
            names.add(new Name(Clash.Kind.MSISDN, msisdn.digits(), msisdn.toString()));
        }
        for (Eid eid : sim.eid().stream().toList()) {
            names.add(new Name(Clash.Kind.EID, eid.digits(), eid.toString()));
        }
        return names;
    }

    /** Notes the card; if another one has a name of it, says which and notes nothing. */
    Optional<String> add(NewCard card) {
        List<Name> names = namesOf(card.sim());
        for (Name name : names) {
            Long line = lines.get(name.key());
            if (line != null) {
                return Optional.of(standsAlready(name, line));
            }
        }
        names.forEach(name -> lines.put(name.key(), card.line()));
        return Optional.empty();
    }

    static String standsAlready(Name name, long line) {
        return "%s stands on line %d of this file already".formatted(name.words(), line);
    }

    static String key(Clash.Kind kind, String digits) {
        return kind + " " + digits;
    }
}
