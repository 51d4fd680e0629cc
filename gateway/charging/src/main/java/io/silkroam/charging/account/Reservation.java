package io.silkroam.charging.account;

import io.silkroam.charging.request.ServiceKey;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import java.util.List;
import java.util.Optional;

/**
 * A grant that waits for its usage report.
 *
 * @param unit what was granted: octets or seconds
 * @param free the service is zero-rated; nothing is held
 * @param network where it was granted: its usage belongs there, even when reported elsewhere
 * @param prepaid units that the last rounding up of a price has paid for already
 */
public record Reservation(
        ServiceKey service, Unit unit, boolean free, Optional<Plmn> network, List<Hold> holds, long prepaid) {
    public Reservation {
        holds = List.copyOf(holds);
    }
}
