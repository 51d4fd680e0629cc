/** The database of a simulated world: H2 in memory, the product's own SQL, and faults in every call. */
package io.silkroam.simulator.simulation.store;
