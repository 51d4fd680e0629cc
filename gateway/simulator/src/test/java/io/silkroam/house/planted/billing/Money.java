package io.silkroam.house.planted.billing;

/** Stands in for the room above sim-provisioning. */
public record Money(long minorUnits) {}
