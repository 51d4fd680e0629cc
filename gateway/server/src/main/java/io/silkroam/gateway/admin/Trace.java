package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.sim.inventory.AuditEntry;
import java.time.Instant;

/** How what somebody did begins in the audit log. */
final class Trace {
    private Trace() {}

    /** @param action in lower case with dashes, as on the command line */
    static AuditEntry of(Instant now, Actor actor, String action, String kind, String object) {
        return AuditEntry.of(now, actor.name(), actor.role().text(), action, kind, object);
    }
}
