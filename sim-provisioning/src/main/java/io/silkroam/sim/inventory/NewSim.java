package io.silkroam.sim.inventory;

import io.silkroam.sim.ActivationCode;
import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A SIM that is not in the inventory yet.
 *
 * @param imsis 1 to 16, the first one is the one it is charged by
 */
public record NewSim(
        Iccid iccid,
        List<Imsi> imsis,
        Optional<Msisdn> msisdn,
        Optional<Eid> eid,
        Optional<String> profile,
        Optional<ActivationCode> activationCode) {

    private static final int MOST_IMSIS = 16;

    public NewSim {
        imsis = checked(iccid, imsis);
    }

    /** A plastic card with one IMSI and no number yet. */
    public static NewSim plastic(Iccid iccid, Imsi imsi) {
        return new NewSim(iccid, List.of(imsi), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static List<Imsi> checked(Iccid iccid, List<Imsi> imsis) {
        if (imsis.isEmpty() || imsis.size() > MOST_IMSIS) {
            throw new IllegalArgumentException(
                    "SIM %s has %d IMSIs: 1 to %d".formatted(iccid, imsis.size(), MOST_IMSIS));
        }
        if (imsis.size() > 1 && new HashSet<>(imsis).size() != imsis.size()) {
            throw new IllegalArgumentException("SIM %s has one IMSI twice".formatted(iccid));
        }
        return List.copyOf(imsis);
    }

    /** A plastic card has no profile; one that can be fetched is prepared at the SM-DP+. */
    CardState cardState() {
        return activationCode.isPresent() ? CardState.AVAILABLE : CardState.NONE;
    }

    @Override
    public String toString() {
        return "new SIM " + iccid;
    }
}
