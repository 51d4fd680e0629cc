package io.silkroam.billing.books;

import io.silkroam.billing.UsageKind;
import java.util.Map;

/**
 * What became of a batch.
 *
 * @param rows how many of each kind were booked; those that were booked before do not count
 * @param suspended how many records now wait
 * @param redriven how many that waited for a purchase do not any more
 * @param skewed how many whose network's clock was not believed
 * @param overCap how many of networks that ask more than the EU lets them
 * @param lastTransaction of the ledger
 */
public record Booked(
        Map<UsageKind, Long> rows, long suspended, long redriven, long skewed, long overCap, long lastTransaction) {

    public Booked {
        rows = Map.copyOf(rows);
    }

    static Booked nothing(long lastTransaction) {
        return new Booked(Map.of(), 0, 0, 0, 0, lastTransaction);
    }

    /** Rows of all kinds. */
    public long all() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
