package io.silkroam.simulator.gy;

import java.util.List;
import java.util.Optional;

/**
 * From whom to whom a request goes.
 *
 * @param destinationHost known once the first answer has come
 * @param relays hosts the request has passed, for the gateways that sit behind a relay
 */
public record Route(Origin origin, String destinationRealm, Optional<String> destinationHost, List<String> relays) {
    /** Who sends. */
    public record Origin(String host, String realm) {}

    public Route {
        relays = List.copyOf(relays);
    }

    public static Route to(String destinationRealm, Origin origin) {
        return new Route(origin, destinationRealm, Optional.empty(), List.of());
    }

    public Route via(String... hosts) {
        return new Route(origin, destinationRealm, destinationHost, List.of(hosts));
    }

    public Route toHost(String host) {
        return new Route(origin, destinationRealm, Optional.of(host), relays);
    }
}
