package io.silkroam.gateway.admin;

import io.silkroam.sim.inventory.AuditEntry;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.sim.inventory.NumberPoolStore;
import io.silkroam.sim.inventory.NumberStore;
import io.silkroam.sim.inventory.SimStore;
import io.silkroam.store.Database;
import java.sql.Connection;
import java.util.List;

/** The tables of SIM provisioning, and the database they are in. */
public record Provisioning(
        Database database, SimStore sims, NumberStore numbers, NumberPoolStore pools, AuditLog audit) {
    public static Provisioning in(Database database) {
        return new Provisioning(
                database, new SimStore(database.dialect()), new NumberStore(), new NumberPoolStore(), new AuditLog());
    }

    /** Notes what was done, in its transaction. */
    void note(Connection connection, AuditEntry entry) {
        audit.append(connection, List.of(entry));
    }

    /** Notes what was done elsewhere, or only looked at, in a transaction of its own. */
    void note(AuditEntry entry) {
        database.transact("write the audit log", c -> {
            note(c, entry);
            return null;
        });
    }
}
