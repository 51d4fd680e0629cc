package io.silkroam.charging.request;

import io.silkroam.sim.Money;
import java.util.List;
import java.util.Optional;

/**
 * A Credit-Control-Answer, RFC 8506 §3.2.
 *
 * @param services in the order of the request
 * @param cost Cost-Information of a priced event
 * @param enoughBalance Check-Balance-Result of a balance check
 */
public record CreditControlAnswer(
        ChargingResult result, List<ServiceAnswer> services, Optional<Money> cost, Optional<Boolean> enoughBalance) {

    public CreditControlAnswer {
        services = List.copyOf(services);
    }

    public static CreditControlAnswer of(ChargingResult result) {
        return new CreditControlAnswer(result, List.of(), Optional.empty(), Optional.empty());
    }
}
