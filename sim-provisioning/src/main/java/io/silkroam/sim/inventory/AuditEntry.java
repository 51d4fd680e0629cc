package io.silkroam.sim.inventory;

import java.time.Instant;

/**
 * One change and who made it. What does not apply is an empty text; the texts are single lines of a bounded length.
 *
 * @param kind of the object: sim, number, pool, plan, token, key, batch, subscriber, voucher, esme, billing
 * @param object by its name: an ICCID, a telephone number, a batch
 */
public record AuditEntry(
        Instant at,
        String actor,
        String role,
        String action,
        String kind,
        String object,
        String from,
        String to,
        String reason,
        String detail) {

    private static final int MOST_CHARACTERS = 1_000;

    public AuditEntry {
        actor = line(actor);
        role = line(role);
        action = line(action);
        kind = line(kind);
        object = line(object);
        from = line(from);
        to = line(to);
        reason = line(reason);
        detail = line(detail);
    }

    /** An entry about {@code object}; what changed and why can follow. */
    public static AuditEntry of(Instant at, String actor, String role, String action, String kind, String object) {
        return new AuditEntry(at, actor, role, action, kind, object, "", "", "", "");
    }

    public AuditEntry changed(String from, String to) {
        return new AuditEntry(at, actor, role, action, kind, object, from, to, reason, detail);
    }

    public AuditEntry because(String reason) {
        return new AuditEntry(at, actor, role, action, kind, object, from, to, reason, detail);
    }

    public AuditEntry saying(String detail) {
        return new AuditEntry(at, actor, role, action, kind, object, from, to, reason, detail);
    }

    /** A change is noted whatever was typed for it: what is too long is cut, control characters are blanks. */
    private static String line(String text) {
        String cut = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS - 1) + "…" : text;
        return cut.chars().anyMatch(Character::isISOControl) ? cut.replaceAll("\\p{Cntrl}", " ") : cut;
    }
}
