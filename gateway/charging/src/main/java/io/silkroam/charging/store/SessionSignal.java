package io.silkroam.charging.store;

import io.silkroam.charging.account.SignalKind;
import java.time.Instant;

/**
 * Something a live session has to be told by whichever gateway has a connection to its host.
 *
 * @param attempts how often it was sent, this time included
 * @param nextAt when it is due again
 */
public record SessionSignal(long id, Target target, SignalKind kind, int attempts, Instant nextAt) {

    /** The session and where it lives. */
    public record Target(long subscriberId, String sessionId, String originHost, String originRealm) {}
}
