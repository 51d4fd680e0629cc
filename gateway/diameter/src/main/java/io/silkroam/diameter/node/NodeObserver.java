package io.silkroam.diameter.node;

import io.silkroam.diameter.edge.EdgeHit;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.peer.PeerState;
import io.silkroam.diameter.peer.WatchdogState;
import java.net.InetSocketAddress;

/** Hears what happens in a node. Called on its threads: be quick and throw nothing. */
public interface NodeObserver {
    /** One that hears nothing. */
    static NodeObserver none() {
        return new NodeObserver() {};
    }

    /** A link to a peer changed its state. */
    default void peerChanged(String host, int link, PeerState from, PeerState to, String reason) {}

    /** A link's watchdog changed its state. */
    default void watchdogChanged(String host, int link, WatchdogState from, WatchdogState to) {}

    /** A peer's Origin-State-Id grew: it lost its sessions (RFC 6733 §8.16). */
    default void peerRestarted(String host) {}

    /** A message broke RFC 6733; a request among them was answered with the code. */
    default void malformed(String host, int resultCode, String reason) {}

    /** A request was answered 3004 without reaching an application. */
    default void shed(String host, ShedReason reason) {}

    /** A request or a CER broke an edge rule. */
    default void edgeHit(Partner partner, EdgeHit hit) {}

    /** A connection was turned away before it became a peer's. */
    default void refused(InetSocketAddress address, int resultCode, String reason) {}

    /** A connection ended. */
    default void closed(InetSocketAddress address, String host, String reason) {}

    /** An answer of an application could not be used: its connection went, or it was the second one. */
    default void answerDropped(String host, String reason) {}
}
