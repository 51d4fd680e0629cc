package io.silkroam.messaging.route;

import io.silkroam.messaging.message.Party;
import java.util.Optional;

/**
 * Where a route leads.
 *
 * @param weight its share where load is shared, at least 1
 * @param cost of segments, where links are compared by it
 * @param enabled routes pass by one that is not
 */
public record Target(Party party, int weight, Optional<SegmentPrice> cost, boolean enabled) {
    public static final int MOST_WEIGHT = 100;

    public Target {
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException("a weight of " + weight + " is not 1 to " + MOST_WEIGHT);
        }
    }
}
