package io.silkroam.gateway.feed.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A file of an issue on its way to a destination, or there. Its manifest goes right behind it.
 *
 * @param attempts made so far
 * @param nextAt when it is attempted next; of no meaning once it is delivered
 * @param lastError why the last attempt failed; never holds a password
 */
public record Delivery(
        Key key,
        String profile,
        String language,
        State state,
        int attempts,
        Instant nextAt,
        Optional<String> lastError,
        Optional<Instant> deliveredAt) {

    /** Which file where. */
    public record Key(long issue, String file, String destination) {}

    /** How it is. */
    public enum State {
        /** Not attempted yet. */
        WAITING,
        DELIVERED,
        /** The last attempt failed; there will be another. */
        FAILED
    }
}
