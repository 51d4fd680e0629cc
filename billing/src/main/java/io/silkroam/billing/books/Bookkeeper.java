package io.silkroam.billing.books;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.rating.RatedRecord;
import io.silkroam.billing.rating.Rater;
import io.silkroam.billing.rating.Suspended;
import io.silkroam.billing.store.BookStore;
import io.silkroam.billing.store.RatedRecordStore.Place;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.store.Database.Work;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the books. Whoever writes to them locks their one row first, so that several gateways can try at once: what one
 * has booked, the next one skips. Each call but those for reading is made of transactions that are whole or nothing.
 */
public final class Bookkeeper {

    private static final int ATTEMPTS = 5;
    /** Records that are rated once more in one transaction. */
    private static final int PAGE = 1_000;

    private final Ground ground;
    private final Tables tables;
    private final Sales sales;
    private final Traffic traffic;
    private final Lock turn = new ReentrantLock(true);

    public Bookkeeper(Ground ground) {
        this.ground = ground;
        this.tables = new Tables(ground.database().dialect());
        this.sales = new Sales(ground.settings(), ground.plans());
        this.traffic = new Traffic(tables, ground.database().dialect());
    }

    /** Up to where the journal is booked. */
    public JournalCursor booked() {
        return ground.database().read("read how far the journal is booked", tables.book::booked);
    }

    /**
     * Books these rows, each writer's in order; those that are booked already are skipped. A hole in a writer's numbers
     * is refused with {@link IllegalStateException}: a row was lost, and nothing after it is booked.
     */
    public Booked book(List<JournalEntry> entries) {
        entries.forEach(sales::prepare);
        return write("book the usage journal", connection -> {
            BookStore.Head head = tables.book.lock(connection);
            JournalCursor from = tables.book.booked(connection);
            List<JournalEntry> fresh = entries.stream()
                    .filter(e -> e.sequence() > from.lastSequence(e.writer()))
                    .toList();
            JournalCursor to = from.after(fresh);
            if (fresh.isEmpty()) {
                return Booked.nothing(head.lastTransaction());
            }
            Batch batch = new Batch(sales, ground.settings(), rater(), fresh, sheet(Batch.span(fresh), head));
            batch.read(tables, connection);
            batch.work();
            BookStore.Head last =
                    tables.write(connection, head, batch.sheet(), ground.clock().instant());
            tables.book.moveCursor(connection, from, to);
            return batch.booked(last.lastTransaction());
        });
    }

    /** The records that wait, behind {@code after} in the order of their names. */
    public List<Suspended> suspended(RecordId after, int limit) {
        return ground.database().read("look what is suspended", connection -> {
            List<Suspended> waiting = tables.suspense.page(connection, after, limit);
            Map<RecordId, RatedRecord> rated = lastRatings(connection, ids(waiting));
            return waiting.stream()
                    .map(w -> w.rated(Optional.ofNullable(rated.get(w.id()))))
                    .toList();
        });
    }

    /** How many records wait. */
    public long suspended() {
        return ground.database().read("count what is suspended", tables.suspense::count);
    }

    /** Tries once more what waits. What still cannot be rated goes on waiting. */
    public Corrected redrive(Redrive which) {
        if (which.record().isPresent()) {
            return write("redrive a record", connection -> {
                BookStore.Head head = tables.book.lock(connection);
                return again(
                        connection,
                        head,
                        tables.suspense.find(connection, List.of(which.record().get())),
                        which.accept());
            });
        }
        Corrected sum = Corrected.NOTHING;
        for (RecordId after = RecordId.NONE; after != null; ) {
            RecordId from = after;
            List<Suspended> page = new ArrayList<>();
            sum = sum.and(write("redrive records", connection -> {
                page.clear();
                BookStore.Head head = tables.book.lock(connection);
                page.addAll(tables.suspense.page(connection, from, PAGE));
                return again(connection, head, page, false);
            }));
            after = page.isEmpty() ? null : page.get(page.size() - 1).id();
        }
        return sum;
    }

    private Corrected again(Connection connection, BookStore.Head head, List<Suspended> waiting, boolean accept) {
        Correction correction = new Correction(rater(), accept, sheet("redrive", head));
        Map<RecordId, RatedRecord> rated = lastRatings(connection, ids(waiting));
        return correct(connection, head, correction, List.copyOf(rated.values()), waiting);
    }

    /**
     * Rates the records that happened in [from, until) once more, by the tariffs that hold now. What comes out
     * otherwise is corrected by further entries; the rest is left alone.
     */
    public Corrected rerate(Instant from, Instant until) {
        Corrected sum = Corrected.NOTHING;
        for (Place after = Place.before(from); after != null; ) {
            Place place = after;
            List<Place> page = new ArrayList<>();
            sum = sum.and(write("rate a period once more", connection -> {
                page.clear();
                BookStore.Head head = tables.book.lock(connection);
                page.addAll(tables.rated.page(connection, place, until, PAGE));
                List<RecordId> ids = page.stream().map(Place::id).toList();
                Correction correction = new Correction(rater(), false, sheet("rerate " + from + "/" + until, head));
                List<RatedRecord> rated = tables.rated.last(connection, ids, tables.tariffs.all(connection));
                return correct(connection, head, correction, rated, tables.suspense.find(connection, ids));
            }));
            after = page.isEmpty() ? null : page.get(page.size() - 1);
        }
        return sum;
    }

    private Corrected correct(
            Connection connection,
            BookStore.Head head,
            Correction correction,
            List<RatedRecord> rated,
            List<Suspended> waiting) {
        correction.read(tables, connection, rated, waiting);
        correction.work(sales);
        tables.write(connection, head, correction.sheet(), ground.clock().instant());
        return correction.corrected();
    }

    /**
     * Books what partners owe for short messages: the difference of what messaging has counted to what was booked of it
     * before.
     *
     * @return of how many lines something was booked
     */
    public int bookMessages(List<MessageTraffic> counted) {
        return write(
                "book partners' messages",
                connection -> traffic.book(connection, counted, ground.clock().instant()));
    }

    private Map<RecordId, RatedRecord> lastRatings(Connection connection, List<RecordId> ids) {
        Map<Integer, TariffLine> tariffs = tables.tariffs.all(connection);
        Map<RecordId, RatedRecord> rated = new HashMap<>();
        tables.rated
                .last(connection, ids, tariffs)
                .forEach(r -> rated.put(r.usage().id(), r));
        return rated;
    }

    private static List<RecordId> ids(List<Suspended> waiting) {
        return waiting.stream().map(Suspended::id).toList();
    }

    private Rater rater() {
        return new Rater(ground.settings(), ground.tariffs().get());
    }

    private Sheet sheet(String reference, BookStore.Head head) {
        return new Sheet(ground.settings().zone(), ground.clock().instant(), reference, head.lastTransaction());
    }

    /** One at a time in this process; where another process wins a conflict, once more. */
    private <T> T write(String doing, Work<T> work) {
        turn.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return ground.database().transact(doing, work);
                } catch (StoreException e) {
                    if (e.kind() != StoreException.Kind.CONFLICT || attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } finally {
            turn.unlock();
        }
    }
}
