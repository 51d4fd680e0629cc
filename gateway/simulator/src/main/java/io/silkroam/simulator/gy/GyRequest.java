package io.silkroam.simulator.gy;

import java.time.Instant;
import java.util.List;

/**
 * What a gateway wants to say in one Credit-Control-Request, before any profile decides how it says it.
 *
 * @param number CC-Request-Number
 */
public record GyRequest(
        SessionContext session,
        RequestType type,
        long number,
        Instant at,
        Location location,
        List<ServiceReport> services) {

    public GyRequest {
        services = List.copyOf(services);
    }
}
