package io.silkroam.simulator.bench.credit;

import java.util.OptionalLong;

/**
 * How often a store brought something to disk (fsync, fdatasync), up to a moment or between two of them.
 *
 * @param count empty where nobody counts it
 * @param note who counted, or why nobody did
 */
record Syncs(OptionalLong count, String note) {
    static Syncs of(long count, String note) {
        return new Syncs(OptionalLong.of(count), note);
    }

    static Syncs notCounted(String why) {
        return new Syncs(OptionalLong.empty(), why);
    }

    Syncs minus(Syncs earlier) {
        return count.isEmpty() || earlier.count.isEmpty()
                ? notCounted(count.isEmpty() ? note : earlier.note)
                : of(count.getAsLong() - earlier.count.getAsLong(), note);
    }

    /** In words, for so many requests. */
    String line(long requests) {
        if (count.isEmpty()) {
            return "fsyncs were not counted: " + note;
        }
        long all = count.getAsLong();
        return all == 0
                ? "no fsync at all (%s)".formatted(note)
                : "an fsync for %,d.%d requests on the average, %,d in all (%s)"
                        .formatted(requests / all, requests * 10 / all % 10, all, note);
    }
}
