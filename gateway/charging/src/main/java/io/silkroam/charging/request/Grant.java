package io.silkroam.charging.request;

import io.silkroam.sim.plan.Exhaustion;
import io.silkroam.sim.plan.Unit;
import java.util.Optional;

/**
 * A Granted-Service-Unit with what belongs to it, RFC 8506 §8.17 and TS 32.299.
 *
 * @param validitySeconds Validity-Time, at least 1
 * @param threshold Volume- or Time-Quota-Threshold: report when so much is left; 0 for none
 * @param holdingSeconds Quota-Holding-Time
 * @param finalUnits what to do when this is used up; present on the last slice only
 */
public record Grant(
        Unit unit,
        long amount,
        long validitySeconds,
        long threshold,
        long holdingSeconds,
        Optional<Exhaustion> finalUnits) {}
