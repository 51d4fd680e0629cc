/** A simulated world of short messages: a partner, an SMSC, a cashier, one to three gateways of ours on one store. */
package io.silkroam.simulator.simulation.messaging;
