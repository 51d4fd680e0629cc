package io.silkroam.house.planted.sim;

import io.silkroam.house.planted.billing.Money;

/** Fault: the lowest room uses billing. */
public record Upward(Money price) {}
