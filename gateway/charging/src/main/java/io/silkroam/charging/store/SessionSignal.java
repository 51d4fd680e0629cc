package io.silkroam.charging.store;

import java.time.Instant;

/**
 * Something a live session has to be told by whichever gateway has a connection to its host.
 *
 * @param attempts how often it was sent, this time included
 * @param nextAt when it is due again
 */
public record SessionSignal(long id, Target target, Kind kind, int attempts, Instant nextAt) {

    /** RFC 8506 §5.5 asks a session to report; RFC 6733 §8.5 asks for its end. */
    public enum Kind {
        RAR,
        ASR
    }

    /** The session and where it lives. */
    public record Target(long subscriberId, String sessionId, String originHost, String originRealm) {}
}
