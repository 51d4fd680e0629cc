package io.silkroam.house.planted.charging.account;

import io.silkroam.house.planted.charging.rules.Impure;

/** Fault: closes the circle of two packages. */
public record Account(Impure decidedBy) {}
