package io.silkroam.billing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** The cursor behind these entries. A hole in a writer's numbers means that a row was lost or skipped: refused. */
    public JournalCursor after(List<JournalEntry> entries) {
        Map<Long, Long> moved = new HashMap<>(lastSequences);
        for (JournalEntry entry : entries) {
            long expected = moved.getOrDefault(entry.writer(), 0L) + 1;
            if (entry.sequence() != expected) {
                throw new JournalHoleException(entry.writer(), entry.sequence(), expected);
            }
            moved.put(entry.writer(), entry.sequence());
        }
        return new JournalCursor(moved);
    }

    public long lastSequence(long writer) {
        return lastSequences.getOrDefault(writer, 0L);
    }
}
