package io.silkroam.gateway.feed;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.books.Booked;
import io.silkroam.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Books that note what came, in its order; they do not outlive anything, but several gateways may share them. */
final class FakeBooks implements Books {
    private final List<String> booked = new ArrayList<>();
    private JournalCursor cursor = JournalCursor.START;
    private int most;
    private Optional<RuntimeException> failure = Optional.empty();

    @Override
    public synchronized JournalCursor booked() {
        return cursor;
    }

    @Override
    public synchronized Booked book(List<JournalEntry> entries) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        most = Math.max(most, entries.size());
        List<JournalEntry> fresh = entries.stream()
                .filter(e -> e.sequence() > cursor.lastSequence(e.writer()))
                .toList();
        cursor = cursor.after(fresh);
        fresh.forEach(e -> booked.add(e.writer() + "." + e.sequence()));
        return new Booked(Map.of(UsageKind.SESSION_OPENED, (long) fresh.size()), 0, 0, 0, 0, 0);
    }

    /** What is booked, as {@code writer.sequence}. */
    synchronized List<String> places() {
        return List.copyOf(booked);
    }

    /** The largest number of entries that came at once. */
    synchronized int most() {
        return most;
    }

    synchronized void failWith(RuntimeException with) {
        failure = Optional.of(with);
    }

    synchronized void recover() {
        failure = Optional.empty();
    }

    static StoreException away() {
        return new StoreException(StoreException.Kind.CONNECTION_LOST, "the database is away", null);
    }
}
