package io.silkroam.gateway.gy;

import io.silkroam.charging.request.CreditControlRequest;
import java.util.Optional;

/**
 * A Credit-Control-Request as it came in, with what the answer needs to look like it.
 *
 * @param type CC-Request-Type as sent
 * @param commandLevel the one service stands in the command itself, not in a Multiple-Services-Credit-Control
 */
record GyRequest(CreditControlRequest request, int type, boolean commandLevel) {

    /** A request that can be read but not served, and the Result-Code that says why. */
    record Unusable(int resultCode, String reason) {}

    /** One or the other. */
    record Read(Optional<GyRequest> request, Optional<Unusable> unusable) {
        static Read of(GyRequest request) {
            return new Read(Optional.of(request), Optional.empty());
        }

        static Read unusable(int resultCode, String reason) {
            return new Read(Optional.empty(), Optional.of(new Unusable(resultCode, reason)));
        }
    }
}
