/**
 * Deterministic simulation: the product's own engines and SQL in simulated time, on one thread, among faults that a
 * seed draws. What a seed finds, the seed shows again.
 */
package io.silkroam.simulator.simulation;
