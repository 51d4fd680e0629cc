package io.silkroam.sim.inventory;

/** A pool and how many of its numbers are free, with those that have rested long enough, assigned, and resting. */
public record PoolStock(NumberPool pool, long free, long assigned, long quarantined) {}
