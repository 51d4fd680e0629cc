/** A simulated world of online charging: packet gateways, an operator, one to three gateways of ours on one store. */
package io.silkroam.simulator.simulation.charging;
