/**
 * How much the gateway does: load over our own SMPP sessions, which are fast, with an SMSC of the same kind behind it,
 * and a check at the end that nothing was lost or doubled.
 */
package io.silkroam.simulator.bench;
