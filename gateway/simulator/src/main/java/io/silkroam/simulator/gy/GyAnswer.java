package io.silkroam.simulator.gy;

import java.util.List;
import java.util.Optional;

/**
 * A Credit-Control-Answer as the gateway understands it.
 *
 * @param resultCode of the command; each service has its own
 * @param originHost whom to address from now on
 */
public record GyAnswer(
        long resultCode, String originHost, List<ServiceAnswer> services, Optional<String> errorMessage) {
    /** DIAMETER_SUCCESS. */
    public static final long SUCCESS = 2001;

    public GyAnswer {
        services = List.copyOf(services);
    }

    public boolean isSuccess() {
        return resultCode == SUCCESS;
    }

    /** What was said about {@code service}, if anything. */
    public Optional<ServiceAnswer> about(ServiceKey service) {
        return services.stream()
                .filter(answer -> service.isAnsweredBy(answer.service()))
                .findFirst();
    }
}
