package io.silkroam.gateway.api.token;

import io.silkroam.access.AccessToken;
import io.silkroam.access.Actor;
import io.silkroam.sim.inventory.AuditEntry;
import java.time.Instant;

/** What is written down when a token is made or revoked, whichever way that was asked for. */
public final class TokenAudit {
    private static final String KIND = "token";

    private TokenAudit() {}

    public static AuditEntry created(Actor actor, AccessToken token, Instant at) {
        String end = token.expiresAt().map(e -> ", until " + e).orElse("");
        String holder = token.holder().map(h -> " for " + h).orElse("");
        return entry(actor, "create", token.name(), at)
                .changed("", "LIVING")
                .saying(token.role().text() + holder + end);
    }

    public static AuditEntry revoked(Actor actor, String name, Instant at) {
        return entry(actor, "revoke", name, at).changed("LIVING", "REVOKED");
    }

    private static AuditEntry entry(Actor actor, String action, String name, Instant at) {
        return AuditEntry.of(at, actor.name(), actor.role().text(), action, KIND, name);
    }
}
