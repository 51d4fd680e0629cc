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

    /** One of the numbers by which a card is known. */
    record Name(Clash.Kind kind, String digits) {
        static Name of(Clash clash) {
            return new Name(clash.kind(), clash.digits());
        }

        /** As it may be shown. */
        @Override
        public String toString() {
            return switch (kind) {
                case ICCID -> "ICCID " + digits;
                case IMSI -> "IMSI " + new Imsi(digits);
                case MSISDN -> "MSISDN " + new Msisdn(digits);
                case EID -> "EID " + new Eid(digits);
            };
        }
    }

    private final Map<Name, Long> lines = new HashMap<>();

    static List<Name> namesOf(NewSim sim) {
        List<Name> names = new ArrayList<>();
        names.add(new Name(Clash.Kind.ICCID, sim.iccid().digits()));
        sim.imsis().forEach(imsi -> names.add(new Name(Clash.Kind.IMSI, imsi.digits())));
        sim.msisdn().ifPresent(msisdn -> names.add(new Name(Clash.Kind.MSISDN, msisdn.digits())));
        sim.eid().ifPresent(eid -> names.add(new Name(Clash.Kind.EID, eid.digits())));
        return names;
    }

    /** Notes the card; if another one has a name of it, says which and notes nothing. */
    Optional<String> add(NewCard card) {
        List<Name> names = namesOf(card.sim());
        for (Name name : names) {
            Long line = lines.get(name);
            if (line != null) {
                return Optional.of(standsAlready(name, line));
            }
        }
        names.forEach(name -> lines.put(name, card.line()));
        return Optional.empty();
    }

    static String standsAlready(Name name, long line) {
        return "%s stands on line %d of this file already".formatted(name, line);
    }
}
