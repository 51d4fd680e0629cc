package io.silkroam.billing.export.manifest;

/**
 * A control total.
 *
 * @param what what was added up: {@code retail units}, {@code gross}
 * @param commodity of what: a currency or a unit
 * @param sum exactly, with a dot: {@code 12.00}
 */
public record Total(String what, String commodity, String sum) {}
