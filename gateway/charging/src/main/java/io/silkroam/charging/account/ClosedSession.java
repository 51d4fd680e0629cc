package io.silkroam.charging.account;

import io.silkroam.charging.request.Origin;
import java.time.Instant;

/**
 * What is remembered of a session (or a one-time event) that is over.
 *
 * @param closedAt to the millisecond once it is one of {@link ClosedSessions}
 */
public record ClosedSession(String id, Origin origin, Instant closedAt, Answers answers) {}
