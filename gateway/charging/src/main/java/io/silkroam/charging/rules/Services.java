package io.silkroam.charging.rules;

import io.silkroam.charging.request.ServiceKey;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import io.silkroam.sim.plan.Zones;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Places a service: which zones its network lies in, and whether it is free there. */
final class Services {
    private final Zones zones;

    Services(Zones zones) {
        this.zones = zones;
    }

    ServiceContext context(ServiceKey service, Unit unit, Optional<Plmn> network, Instant when) {
        Set<String> in = network.map(n -> zones.of(n, when)).orElse(Set.of());
        return new ServiceContext(service.ratingGroup(), unit, network, in);
    }

    /** Whether a plan that has not expired makes the service free where the subscriber is. */
    boolean isFree(Draft draft, ServiceContext service) {
        return freeBy(draft, service).isPresent();
    }

    /** The plan that makes it free: one that runs already, if there is one. */
    Optional<OpenSubscription> freeBy(Draft draft, ServiceContext service) {
        Optional<OpenSubscription> waiting = Optional.empty();
        for (OpenSubscription s : draft.subscriptions()) {
            if (s.expiresAt().isAfter(draft.now()) && s.plan().isFree(service.ratingGroup(), service.zones())) {
                if (s.isActivated()) {
                    return Optional.of(s);
                }
                waiting = waiting.or(() -> Optional.of(s));
            }
        }
        return waiting;
    }
}
