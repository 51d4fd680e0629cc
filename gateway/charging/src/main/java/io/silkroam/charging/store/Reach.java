package io.silkroam.charging.store;

import java.util.Collection;
import java.util.List;

/**
 * Whom a gateway can talk to just now; names in lower case.
 *
 * @param hosts peers it is connected to
 * @param relayedRealms realms whose hosts it reaches through a relay
 */
public record Reach(Collection<String> hosts, Collection<String> relayedRealms) {
    public Reach {
        hosts = List.copyOf(hosts);
        relayedRealms = List.copyOf(relayedRealms);
    }

    public boolean isNobody() {
        return hosts.isEmpty() && relayedRealms.isEmpty();
    }
}
