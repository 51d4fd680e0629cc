package io.silkroam.sim.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/**
 * A price per unit: {@code minorPrice} minor units of the plan's currency for {@code per} units.
 *
 * @param ratingGroups the groups it prices; empty prices all
 * @param zones where it holds; empty means everywhere else
 */
public record Rate(Unit unit, long minorPrice, long per, Set<Long> ratingGroups, Set<String> zones) {
    public Rate {
        ratingGroups = Set.copyOf(ratingGroups);
        zones = Set.copyOf(zones);
        if (unit == Unit.MONEY || minorPrice <= 0 || per <= 0) {
            throw new IllegalArgumentException(
                    "a rate is a price above zero for a number of octets, seconds or messages");
        }
    }

    boolean prices(Unit wanted, long ratingGroup, Set<String> visited) {
        return unit == wanted
                && (ratingGroups.isEmpty() || ratingGroups.contains(ratingGroup))
                && (zones.isEmpty() || zones.stream().anyMatch(visited::contains));
    }

    /** What {@code units} cost, rounded up to the next minor unit; no more than a {@code long} holds. */
    public long cost(long units) {
        long whole = units / per;
        // The rest is below per, so only absurd amounts leave the range.
        return whole > Long.MAX_VALUE / minorPrice - minorPrice
                ? Long.MAX_VALUE
                : whole * minorPrice + timesBy(units % per, minorPrice, per, RoundingMode.CEILING);
    }

    /** How many units {@code minor} pays for, rounded down; no more than a {@code long} holds. */
    public long affordable(long minor) {
        return timesBy(minor, per, minorPrice, RoundingMode.FLOOR);
    }

    private static long timesBy(long a, long b, long divisor, RoundingMode rounding) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return rounding == RoundingMode.CEILING ? Math.floorDiv(a * b - 1, divisor) + 1 : a * b / divisor;
        }
        BigDecimal exact = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b));
        return exact.divide(BigDecimal.valueOf(divisor), 0, rounding)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
