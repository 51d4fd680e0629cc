package io.silkroam.charging.request;

import io.silkroam.sim.plan.Unit;

/**
 * A Requested-Service-Unit, RFC 8506 §8.18.
 *
 * @param amount {@link #UP_TO_US} for an empty one, where the server chooses
 */
public record RequestedUnits(Unit unit, long amount) {
    public static final long UP_TO_US = 0;

    public RequestedUnits {
        if (amount < 0) {
            throw new IllegalArgumentException("requested units are not negative");
        }
    }
}
