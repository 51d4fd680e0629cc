package io.silkroam.gateway.conf;

import io.silkroam.diameter.edge.EdgeMode;
import io.silkroam.diameter.edge.EdgeRule;
import io.silkroam.diameter.node.NodeLimits;
import io.silkroam.diameter.node.NodeTimers;
import io.silkroam.diameter.transport.TlsSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code diameter} section of {@code gateway.yaml}.
 *
 * @param addresses local addresses to listen on, IPv4 and IPv6
 * @param port 0 takes a free one
 * @param edge how seriously each edge rule is taken, unless a partner's file says otherwise
 */
public record DiameterSettings(
        String host,
        String realm,
        List<String> addresses,
        int port,
        Optional<Tls> tls,
        Map<EdgeRule, EdgeMode> edge,
        NodeTimers timers,
        NodeLimits limits,
        int eventLoops) {

    /** The TLS port and what it needs. */
    public record Tls(int port, TlsSettings files) {}

    public DiameterSettings {
        addresses = List.copyOf(addresses);
        edge = Map.copyOf(edge);
    }
}
