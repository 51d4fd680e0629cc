/** Looks into a store behind the gateway's back, and damages it on purpose. */
package io.silkroam.simulator.crash.store;
