package io.silkroam.simulator.simulation.charging;

import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.sim.plan.PlanVersion;
import io.silkroam.sim.plan.Unit;
import io.silkroam.sim.plan.Zones;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is sold in a simulated world: little enough that it runs out. */
final class Offer {
    /** The rating group that the plan counts. */
    static final long DATA = 1;
    /** The rating group that costs nothing. */
    static final long FREE = 201;

    static final String NETWORK = "20801";

    static final long OCTETS = 200_000_000;
    static final long MESSAGES = 5;

    static final Plan PLAN = PlanFile.parse("plans.yaml", """
                    plans:
                    - id: simulated
                      names: {en: Simulated}
                      price: {amount: "12.00", currency: EUR, vat: 21%}
                      validity: {period: P1D, from: first-use}
                      zones: [EEA]
                      allowances:
                      - {id: data, unit: octets, amount: 200MB}
                      - {id: sms, unit: messages, amount: 5}
                      zero-rated:
                      - {name: Free, rating-groups: [201]}
                      slices: {floor: 5MB, default: 25MB, maximum: 50MB}
                      stacking: parallel
                      notices: [50%, 100%]
                    """, Set.of("EEA")).get(0);

    static final Zones ZONES = new Zones(
            Map.of("EEA", List.of(new Zones.Entry("208", LocalDate.MIN, LocalDate.MAX))),
            ZoneId.of("Europe/Amsterdam"));

    private Offer() {}

    static Plan find(PlanVersion version) {
        if (!version.equals(PLAN.version())) {
            throw new IllegalArgumentException("no plan of that version is sold here");
        }
        return PLAN;
    }

    /** What one plan holds. */
    static long bought(Unit unit) {
        return switch (unit) {
            case OCTETS -> OCTETS;
            case MESSAGES -> MESSAGES;
            case SECONDS, MONEY -> 0;
        };
    }
}
