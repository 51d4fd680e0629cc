package io.silkroam.charging.rules;

import io.silkroam.charging.request.ChargingResult;
import io.silkroam.sim.plan.Unit;
import java.util.List;

/** Why there is nothing to grant. */
final class Refusal {
    private Refusal() {}

    /**
     * Empty buckets that would fit, or no plan at all, are a credit limit; a plan that does not reach here is a denied
     * service; a plan that could only be judged with a location or a price that we lack cannot be rated.
     */
    static ChargingResult reason(Draft draft, ServiceContext service, List<OpenBucket> fitting) {
        boolean anyRunning =
                draft.subscriptions().stream().anyMatch(s -> s.expiresAt().isAfter(draft.now()));
        if (!fitting.isEmpty() || !anyRunning) {
            return ChargingResult.CREDIT_LIMIT_REACHED;
        }
        boolean placeMissing = service.network().isEmpty();
        boolean priceMissing = draft.subscriptions().stream()
                .filter(s -> s.expiresAt().isAfter(draft.now()))
                .flatMap(s -> s.buckets().stream())
                .anyMatch(b -> b.allowance().unit() != service.unit()
                        && b.allowance().unit() != Unit.MONEY
                        && b.allowance().serves(service.ratingGroup(), service.zones()));
        return placeMissing || priceMissing ? ChargingResult.RATING_FAILED : ChargingResult.END_USER_SERVICE_DENIED;
    }
}
