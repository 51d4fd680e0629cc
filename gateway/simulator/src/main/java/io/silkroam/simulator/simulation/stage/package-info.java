/** What every simulated world has: gateways that come and go, a safety phase, a liveness phase, and disasters. */
package io.silkroam.simulator.simulation.stage;
