package io.silkroam.sim.inventory;

import io.silkroam.sim.Iccid;
import java.util.List;
import java.util.Optional;

/**
 * Some SIMs in the order of their ICCIDs.
 *
 * @param next where the next page goes on, after this ICCID; empty at the end
 */
public record SimPage(List<Sim> items, Optional<Iccid> next) {
    public SimPage {
        items = List.copyOf(items);
    }
}
