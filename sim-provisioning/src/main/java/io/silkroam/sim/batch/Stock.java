package io.silkroam.sim.batch;

import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.sim.inventory.NumberStore;
import io.silkroam.sim.inventory.SimStore;
import io.silkroam.sim.keys.KeyVault;

/** Where the cards of a file go, and what they are held against. */
record Stock(SimStore sims, NumberStore numbers, AuditLog audit, KeyVault vault) {}
