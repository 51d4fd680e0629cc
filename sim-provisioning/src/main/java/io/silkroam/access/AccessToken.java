package io.silkroam.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A token as it is known once it was given out: everything but its text.
 *
 * @param lastUsedAt to the minute
 */
public record AccessToken(
        long id,
        String name,
        Role role,
        Optional<String> holder,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {

    /** Whether it opens anything. */
    public enum State {
        LIVING,
        EXPIRED,
        REVOKED
    }

    public State state(Instant now) {
        if (revokedAt.isPresent()) {
            return State.REVOKED;
        }
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent() ? State.EXPIRED : State.LIVING;
    }

    public Actor actor() {
        return new Actor(name, role, holder);
    }
}
