package io.silkroam.sim.inventory;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some entries, newest first.
 *
 * @param next where the next page goes on, before this id; empty at the end
 */
public record AuditPage(List<Item> items, OptionalLong next) {
    public AuditPage {
        items = List.copyOf(items);
    }

    /** An entry and its number; a later entry has a greater one. */
    public record Item(long id, AuditEntry entry) {}
}
