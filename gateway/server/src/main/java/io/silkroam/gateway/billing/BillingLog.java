package io.silkroam.gateway.billing;

import io.silkroam.access.Actor;
import io.silkroam.sim.inventory.AuditEntry;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who asked billing for what, in the audit log beside everything else that people do. */
public record BillingLog(Database database, Clock clock) {
    private static final AuditLog LOG = new AuditLog();
    private static final String KIND = "billing";

    /**
     * @param action in lower case with dashes, as on the command line
     * @param object a period, an issue, a record
     * @param detail what else was asked for; empty for nothing
     */
    public void note(Actor actor, String action, String object, Optional<String> reason, String detail) {
        AuditEntry entry = AuditEntry.of(
                        clock.instant(), actor.name(), actor.role().text(), action, KIND, object)
                .because(reason.orElse(""))
                .saying(detail);
        database.transact("write the audit log", connection -> {
            LOG.append(connection, List.of(entry));
            return null;
        });
    }
}
