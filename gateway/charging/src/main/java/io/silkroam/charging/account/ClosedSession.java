package io.silkroam.charging.account;

import io.silkroam.charging.request.Origin;
import java.time.Instant;
import java.util.List;

/**
 * What is remembered of a session (or a one-time event) that is over.
 *
 * @param answered its last answers, oldest first
 * @param answeredBelow as in {@link Session}
 */
public record ClosedSession(String id, Origin origin, Instant closedAt, List<Answered> answered, long answeredBelow) {
    public ClosedSession {
        answered = List.copyOf(answered);
    }
}
