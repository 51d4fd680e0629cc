package io.silkroam.billing;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far a reader has come: the last row read of each writer. A writer not named has not been read
 * (docs/decisions/002-journal-cursor.md).
 */
public record JournalCursor(Map<Long, Long> lastSequences) {

    /** Before the first row. */
    public static final JournalCursor START = new JournalCursor(Map.of());

    public JournalCursor {
        lastSequences = Map.copyOf(lastSequences);
    }

    /** The cursor behind this entry, which must be its writer's next: a hole means that a row was lost or skipped. */
    public JournalCursor after(JournalEntry entry) {
        long expected = lastSequence(entry.writer()) + 1;
        if (entry.sequence() != expected) {
            throw new IllegalStateException("journal of writer %d continues with row %d instead of %d"
                    .formatted(entry.writer(), entry.sequence(), expected));
        }
        Map<Long, Long> moved = new TreeMap<>(lastSequences);
        moved.put(entry.writer(), entry.sequence());
        return new JournalCursor(moved);
    }

    public long lastSequence(long writer) {
        return lastSequences.getOrDefault(writer, 0L);
    }
}
