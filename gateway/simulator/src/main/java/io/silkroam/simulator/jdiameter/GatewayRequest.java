package io.silkroam.simulator.jdiameter;

import java.util.Optional;

/** A request the gateway sent us about one of our sessions; a Re-Auth-Request may name the service it means. */
public record GatewayRequest(String sessionId, String originHost, Optional<Long> ratingGroup) {}
