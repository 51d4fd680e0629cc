package io.silkroam.billing;

/** A usage record in its place: the {@code sequence}-th row of its writer, counted from 1 without a gap. */
public record JournalEntry(long writer, long sequence, UsageRecord record) {

    public RecordId id() {
        return new RecordId(writer, sequence);
    }
}
