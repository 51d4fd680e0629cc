package io.silkroam.sim.plan;

import java.util.Set;

/**
 * What a plan gives: an amount of one unit, for some rating groups in some zones.
 *
 * @param ratingGroups the groups it serves; empty serves all
 * @param zones where it may be used; empty means everywhere
 * @param priority among allowances that expire together, the lower number is used first
 */
public record Allowance(String id, Unit unit, long amount, Set<Long> ratingGroups, Set<String> zones, int priority) {
    public Allowance {
        ratingGroups = Set.copyOf(ratingGroups);
        zones = Set.copyOf(zones);
        if (amount <= 0) {
            throw new IllegalArgumentException("allowance '" + id + "' holds nothing");
        }
    }

    /** Whether it can serve this group while the subscriber is in these zones. */
    public boolean serves(long ratingGroup, Set<String> visited) {
        return (ratingGroups.isEmpty() || ratingGroups.contains(ratingGroup))
                && (zones.isEmpty() || liesInOneOf(visited));
    }

    private boolean liesInOneOf(Set<String> visited) {
        for (String zone : zones) {
            if (visited.contains(zone)) {
                return true;
            }
        }
        return false;
    }
}
