package io.silkroam.gateway.admin;

import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.sim.inventory.NumberPoolStore;
import io.silkroam.sim.inventory.NumberStore;
import io.silkroam.sim.inventory.SimStore;
import io.silkroam.store.Database;

/** The tables of SIM provisioning, and the database they are in. */
public record Provisioning(
        Database database, SimStore sims, NumberStore numbers, NumberPoolStore pools, AuditLog audit) {
    public static Provisioning in(Database database) {
        return new Provisioning(
                database, new SimStore(database.dialect()), new NumberStore(), new NumberPoolStore(), new AuditLog());
    }
}
