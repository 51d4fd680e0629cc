/** Simulated time, chance and network: whatever happens, happens on one thread and follows from the seed. */
package io.silkroam.simulator.simulation.world;
