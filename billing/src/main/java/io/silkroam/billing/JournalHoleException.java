package io.silkroam.billing;

/** A row of a writer is missing: an alarm, for what it says was used would never be billed. */
public final class JournalHoleException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    JournalHoleException(long writer, long found, long expected) {
        super("journal of writer %d continues with row %d instead of %d".formatted(writer, found, expected));
    }
}
