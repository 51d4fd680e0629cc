package io.silkroam.charging.request;

import io.silkroam.sim.plan.Unit;
import java.util.Optional;

/**
 * The sum over all Used-Service-Units of one service, RFC 8506 §8.19; the total is input plus output if not given.
 *
 * @param directions of the octets, where each unit that counts octets tells them apart; they need not add up to them
 */
public record UsedUnits(long octets, long seconds, long events, Optional<Directions> directions) {
    public static final UsedUnits NONE = new UsedUnits(0, 0, 0);

    public UsedUnits {
        if (octets < 0 || seconds < 0 || events < 0) {
            throw new IllegalArgumentException("used units are not negative");
        }
        // Where nothing was carried there is nothing to tell apart.
        directions = octets == 0 ? Optional.empty() : directions;
    }

    public UsedUnits(long octets, long seconds, long events) {
        this(octets, seconds, events, Optional.empty());
    }

    public UsedUnits plus(UsedUnits other) {
        return new UsedUnits(
                Math.addExact(octets, other.octets),
                Math.addExact(seconds, other.seconds),
                Math.addExact(events, other.events),
                directionsWith(other));
    }

    private Optional<Directions> directionsWith(UsedUnits other) {
        if (octets == 0 || other.octets == 0) {
            return octets == 0 ? other.directions : directions;
        }
        return directions.flatMap(ours -> other.directions.map(ours::plus));
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
