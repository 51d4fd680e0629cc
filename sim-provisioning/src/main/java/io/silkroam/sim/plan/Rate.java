package io.silkroam.sim.plan;

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

    /** What {@code units} cost, rounded up to the next minor unit. */
    public long cost(long units) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(units, minorPrice), per - 1), per);
    }

    /** How many units {@code minor} pays for, rounded down. */
    public long affordable(long minor) {
        return Math.multiplyExact(minor, per) / minorPrice;
    }
}
