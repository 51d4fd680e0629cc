package io.silkroam.charging.request;

import io.silkroam.sim.plan.Unit;

/** The sum over all Used-Service-Units of one service, RFC 8506 §8.19; the total is input plus output if not given. */
public record UsedUnits(long octets, long seconds, long events) {
    public static final UsedUnits NONE = new UsedUnits(0, 0, 0);

    public UsedUnits {
        if (octets < 0 || seconds < 0 || events < 0) {
            throw new IllegalArgumentException("used units are not negative");
        }
    }

    public UsedUnits plus(UsedUnits other) {
        return new UsedUnits(
                Math.addExact(octets, other.octets),
                Math.addExact(seconds, other.seconds),
                Math.addExact(events, other.events));
    }

    public long in(Unit unit) {
        return switch (unit) {
            case OCTETS -> octets;
            case SECONDS -> seconds;
            case MESSAGES -> events;
            case MONEY -> 0;
        };
    }
}
