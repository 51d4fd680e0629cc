/** Who may do what, who did what, and the names and check values of keys: tokens, audit log, key store. */
package io.silkroam.sim.cli.access;
