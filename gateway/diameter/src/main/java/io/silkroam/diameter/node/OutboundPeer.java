package io.silkroam.diameter.node;

import io.silkroam.diameter.peer.Identities;

/** A peer we connect to: its identity, where it listens, whether by TLS, and how many connections we keep. */
public record OutboundPeer(String host, String address, int port, boolean tls, int connections) {
    public OutboundPeer {
        host = Identities.fold(host);
        if (!Identities.isWellFormed(host) || port < 1 || port > 65_535 || connections < 1) {
            throw new IllegalArgumentException("not a peer to connect to: " + host + " at " + address + ":" + port
                    + ", " + connections + " connections");
        }
    }
}
