package io.silkroam.gateway.api.token;

import io.silkroam.access.Actor;
import java.sql.Connection;
import java.time.Instant;

/** Writes down who made or revoked a token, in the transaction that does it. */
@FunctionalInterface
public interface TokenAudit {
    /** What was done. */
    enum Action {
        CREATE,
        REVOKE
    }

    /** @param token its name */
    void note(Connection connection, Actor actor, Action action, String token, Instant at);
}
