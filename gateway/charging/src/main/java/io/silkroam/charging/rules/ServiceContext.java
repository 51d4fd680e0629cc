package io.silkroam.charging.rules;

import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import java.util.Optional;
import java.util.Set;

/** What decides whether a bucket fits: the rating group, the unit, and where the subscriber is. */
record ServiceContext(long ratingGroup, Unit unit, Optional<Plmn> network, Set<String> zones) {
    ServiceContext in(Unit otherUnit) {
        return new ServiceContext(ratingGroup, otherUnit, network, zones);
    }
}
