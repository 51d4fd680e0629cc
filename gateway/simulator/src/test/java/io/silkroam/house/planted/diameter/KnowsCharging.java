package io.silkroam.house.planted.diameter;

import io.silkroam.house.planted.charging.rules.Impure;

/** Fault: the protocol knows the business. */
public record KnowsCharging(Impure rules) {}
