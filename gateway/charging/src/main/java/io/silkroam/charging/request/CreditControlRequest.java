package io.silkroam.charging.request;

import io.silkroam.billing.Bearer;
import io.silkroam.sim.Plmn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Credit-Control-Request, RFC 8506 §3.1.
 *
 * @param subscriber whom it is about, the identity to trust first
 * @param network where the subscriber is, if the request says so
 * @param sentAt Event-Timestamp
 * @param action only for {@link RequestType#EVENT}
 * @param bearer what it says of the bearer, without octets: those are told by service
 */
public record CreditControlRequest(
        String sessionId,
        RequestType type,
        long number,
        Origin origin,
        Identity subscriber,
        Optional<Plmn> network,
        Optional<Instant> sentAt,
        Optional<RequestedAction> action,
        List<ServiceRequest> services,
        Bearer bearer) {

    public CreditControlRequest {
        services = List.copyOf(services);
        if (type == RequestType.EVENT && action.isEmpty()) {
            throw new IllegalArgumentException("an event names its action");
        }
    }
}
