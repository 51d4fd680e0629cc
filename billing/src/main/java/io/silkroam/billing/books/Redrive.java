package io.silkroam.billing.books;

import io.silkroam.billing.RecordId;
import java.util.Optional;

/**
 * Which records in suspense are tried again.
 *
 * @param record only this one; empty for all
 * @param accept an absurd record is taken as it is; only for one that is named
 */
public record Redrive(Optional<RecordId> record, boolean accept) {

    public Redrive {
        if (accept && record.isEmpty()) {
            throw new IllegalArgumentException("absurd records are accepted one by one: name the record");
        }
    }

    /** Everything but absurd records. */
    public static Redrive all() {
        return new Redrive(Optional.empty(), false);
    }

    public static Redrive one(RecordId record) {
        return new Redrive(Optional.of(record), false);
    }

    /** Takes an absurd record as it is. */
    public static Redrive accepting(RecordId record) {
        return new Redrive(Optional.of(record), true);
    }
}
