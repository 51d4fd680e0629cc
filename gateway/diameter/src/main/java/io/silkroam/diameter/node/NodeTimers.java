package io.silkroam.diameter.node;

import io.silkroam.diameter.peer.BackoffTimers;
import io.silkroam.diameter.peer.PeerTimers;
import io.silkroam.diameter.peer.WatchdogTimers;
import java.time.Duration;

/** All spans of time of a node; a dynamic peer without a connection is forgotten after {@code forget}. */
public record NodeTimers(PeerTimers peer, WatchdogTimers watchdog, BackoffTimers backoff, Duration forget) {
    /** What the standards recommend; ten minutes to forget a dynamic peer. */
    public static NodeTimers standard() {
        return new NodeTimers(
                PeerTimers.standard(), WatchdogTimers.standard(), BackoffTimers.standard(), Duration.ofMinutes(10));
    }
}
