package io.silkroam.billing.rating;

import java.util.Set;

/**
 * A record with what it is worth in each run, as it is written down. A later revision either takes the one before back,
 * with all its numbers negative, or states the record anew; the sum over all revisions is what counts.
 *
 * @param revision from 1
 * @param overCap whether the visited network asks more than the EU lets it
 * @param suspense why the runs that are not rated are not
 */
public record RatedRecord(
        Usage usage,
        int revision,
        Retail retail,
        Wholesale host,
        Wholesale visited,
        boolean overCap,
        Set<Reason> suspense) {

    public RatedRecord {
        suspense = Set.copyOf(suspense);
    }

    /** The revision that takes this one back. */
    public RatedRecord reversed() {
        return new RatedRecord(
                usage.negated(), revision + 1, retail.negated(), host.negated(), visited.negated(), overCap, suspense);
    }

    public boolean isReversal() {
        return revision % 2 == 0;
    }

    /** Whether the other says the same of the same record, whichever revision it is. */
    public boolean saysTheSameAs(RatedRecord other) {
        return as(0).equals(other.as(0));
    }

    RatedRecord as(int otherRevision) {
        return new RatedRecord(usage, otherRevision, retail, host, visited, overCap, suspense);
    }

    /** What this record takes from the allowance that covers it, in the allowance's unit; below zero gives back. */
    public long taken() {
        return switch (retail.basis()) {
            case ALLOWANCE -> usage.quantity();
            case MONEY -> usage.paid().minor();
            case FREE, UNCOVERED, SUSPENSE -> 0;
        };
    }
}
