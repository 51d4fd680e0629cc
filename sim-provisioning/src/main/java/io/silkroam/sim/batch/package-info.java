/** Takes a vendor's file of SIMs and their keys into the inventory and the vault: all of it, or nothing. */
package io.silkroam.sim.batch;
