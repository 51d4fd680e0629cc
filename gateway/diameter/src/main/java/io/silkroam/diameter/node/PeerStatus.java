package io.silkroam.diameter.node;

import io.silkroam.diameter.peer.PeerState;
import io.silkroam.diameter.peer.WatchdogState;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One link to a peer as it stands.
 *
 * @param link 0 unless the peer has several connections
 * @param applications common to both sides; empty while not open
 * @param reason of the last change of state
 * @param counters of the whole peer, the same for each of its links
 */
public record PeerStatus(
        String host,
        String realm,
        String partner,
        int link,
        PeerState state,
        WatchdogState watchdog,
        Set<Integer> applications,
        Optional<InetSocketAddress> address,
        boolean tls,
        Optional<Instant> certificateExpiry,
        String reason,
        PeerCounters counters) {

    PeerStatus with(PeerCounters fresh) {
        return new PeerStatus(
                host,
                realm,
                partner,
                link,
                state,
                watchdog,
                applications,
                address,
                tls,
                certificateExpiry,
                reason,
                fresh);
    }
}
