package io.silkroam.sim.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries to list: those to which everything given here applies.
 *
 * @param from the first instant
 * @param to the first instant that is too late
 */
public record AuditFilter(
        Optional<String> object,
        Optional<String> kind,
        Optional<String> actor,
        Optional<String> action,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** All of them. */
    public static AuditFilter any() {
        return new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public AuditFilter withObject(String kind, String object) {
        return new AuditFilter(Optional.of(object), Optional.of(kind), actor, action, from, to);
    }

    public AuditFilter withKind(String kind) {
        return new AuditFilter(object, Optional.of(kind), actor, action, from, to);
    }

    public AuditFilter withActor(String actor) {
        return new AuditFilter(object, kind, Optional.of(actor), action, from, to);
    }

    public AuditFilter withAction(String action) {
        return new AuditFilter(object, kind, actor, Optional.of(action), from, to);
    }

    public AuditFilter between(Instant from, Instant to) {
        return new AuditFilter(object, kind, actor, action, Optional.of(from), Optional.of(to));
    }
}
