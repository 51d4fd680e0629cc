package io.silkroam.billing.retention;

import java.time.Instant;
import java.util.List;

/**
 * What a run did.
 *
 * @param until what was older has no names any more, or is gone, except for what is held
 * @param removed whether rows went; else they stayed without names
 * @param journalRows how many rows of the journal
 * @param ratedRows how many rated rows, of all revisions
 * @param saleRows how many entries of sales that named somebody
 * @param held why which writers keep older rows
 */
public record RetentionRun(
        long id,
        Instant startedAt,
        Instant until,
        boolean removed,
        long journalRows,
        long ratedRows,
        long saleRows,
        List<String> held) {

    public RetentionRun {
        held = List.copyOf(held);
    }

    RetentionRun holding(List<String> why) {
        return new RetentionRun(id, startedAt, until, removed, journalRows, ratedRows, saleRows, why);
    }

    RetentionRun and(long moreJournalRows, long moreRatedRows, long moreSaleRows) {
        return new RetentionRun(
                id,
                startedAt,
                until,
                removed,
                journalRows + moreJournalRows,
                ratedRows + moreRatedRows,
                saleRows + moreSaleRows,
                held);
    }
}
