package io.silkroam.sim.inventory;

import io.silkroam.sim.Msisdn;
import java.util.List;
import java.util.Optional;

/**
 * Some numbers in the order of their digits.
 *
 * @param next where the next page goes on, after this number; empty at the end
 */
public record NumberPage(List<PooledNumber> items, Optional<Msisdn> next) {
    public NumberPage {
        items = List.copyOf(items);
    }
}
