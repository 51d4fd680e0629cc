package io.silkroam.billing;

import io.silkroam.sim.plan.Unit;

/** What a journal row's quantity counts. */
public enum UsageUnit {
    OCTETS,
    SECONDS,
    MESSAGES,
    /** Minor units of the row's currency. */
    MINOR;

    /** What an allowance of this unit is counted in. */
    public static UsageUnit of(Unit unit) {
        return switch (unit) {
            case OCTETS -> OCTETS;
            case SECONDS -> SECONDS;
            case MESSAGES -> MESSAGES;
            case MONEY -> MINOR;
        };
    }
}
