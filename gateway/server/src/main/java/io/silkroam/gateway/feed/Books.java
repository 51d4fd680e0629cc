package io.silkroam.gateway.feed;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.books.Booked;
import java.util.List;

/** The books, as the feed sees them. Safe for several gateways at once. */
public interface Books {

    /** How far the journal is booked. */
    JournalCursor booked();

    /**
     * Books these in one transaction, but for those that are booked already.
     *
     * @throws io.silkroam.billing.JournalHoleException if a row before one of them is missing; nothing is booked
     */
    Booked book(List<JournalEntry> entries);
}
