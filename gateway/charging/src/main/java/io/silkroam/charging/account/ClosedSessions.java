package io.silkroam.charging.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sessions of an account that ended lately, oldest first. Immutable. */
public final class ClosedSessions {
    public static final ClosedSessions NONE = new ClosedSessions(Entries.NONE);

    private final Entries entries;

    private ClosedSessions(Entries entries) {
        this.entries = entries;
    }

    public int size() {
        return entries.count();
    }

    public Optional<ClosedSession> find(String id) {
        Unpacker in = entries.reader();
        while (!in.isAtEnd()) {
            int end = in.endOfEntry();
            int start = in.position();
            if (in.text().equals(id)) {
                in.moveTo(start);
                return Optional.of(AccountEncoding.closed(in));
            }
            in.moveTo(end);
        }
        return Optional.empty();
    }

    /** With one more, which is the newest. */
    public ClosedSessions with(ClosedSession newest) {
        return new ClosedSessions(entries.with(AccountEncoding.packed(newest)));
    }

    /** With one more, which is older than all of them. */
    public ClosedSessions withOldest(ClosedSession oldest) {
        return new ClosedSessions(entries.withOldest(AccountEncoding.packed(oldest)));
    }

    /** Without the one of this id, and without those that were closed at {@code closedUntil} or before. */
    public ClosedSessions without(String id, Instant closedUntil) {
        List<ClosedSession> kept = new ArrayList<>(entries.count());
        for (ClosedSession session : list()) {
            if (!session.id().equals(id) && session.closedAt().isAfter(closedUntil)) {
                kept.add(session);
            }
        }
        return kept.size() == entries.count() ? this : of(kept);
    }

    /** @throws IllegalArgumentException where there is none */
    public ClosedSession oldest() {
        return entries.oldest(AccountEncoding::closed);
    }

    public ClosedSessions withoutOldest() {
        return new ClosedSessions(entries.withoutOldest());
    }

    /** All of them, oldest first. */
    public List<ClosedSession> list() {
        return entries.list(AccountEncoding::closed);
    }

    /** How much room they take. */
    int octets() {
        return entries.octets();
    }

    static ClosedSessions of(List<ClosedSession> oldestFirst) {
        ClosedSessions sessions = NONE;
        for (ClosedSession session : oldestFirst) {
            sessions = sessions.with(session);
        }
        return sessions;
    }

    static ClosedSessions unpacked(Unpacker in) {
        return new ClosedSessions(Entries.unpacked(in));
    }

    void pack(Packer out) {
        entries.pack(out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClosedSessions sessions && sessions.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return list().toString();
    }
}
