package io.silkroam.simulator.simulation.charging;

import io.silkroam.billing.UsageKind;
import io.silkroam.charging.request.RequestType;
import io.silkroam.sim.plan.Unit;
import java.util.HashMap;
import java.util.Map;

/** What the journal's rows add up to. Rows come once, in the order of their writers' numbers. */
final class Entries {
    /** An account's units of one kind. */
    record Pool(long subscriber, Unit unit) {}

    /**
     * A row of the journal, as far as sums need it.
     *
     * @param source with empty text and no type where it belongs to no request
     */
    record Entry(long writer, long sequence, UsageKind kind, long subscriber, Unit unit, long quantity, Source source) {
        /** Where it comes from. */
        record Source(String session, Integer type, long number, String detail) {}
    }

    private final Map<Long, Long> last = new HashMap<>();
    private final Map<Asked.Key, Long> charged = new HashMap<>();
    private final Map<Pool, Long> taken = new HashMap<>();
    private final Map<Long, Long> purchases = new HashMap<>();
    private final Map<String, Integer> references = new HashMap<>();

    /** One more row. False if a number of its writer is missing before it. */
    boolean add(Entry entry) {
        boolean next = entry.sequence() == last.getOrDefault(entry.writer(), 0L) + 1;
        last.put(entry.writer(), entry.sequence());
        switch (entry.kind()) {
            case USAGE -> {
                take(entry, entry.quantity());
                charge(entry);
            }
            case DEBIT -> {
                take(entry, entry.quantity());
                charge(entry);
            }
            case OVERUSE, FREE -> charge(entry);
            case EXPIRY -> take(entry, entry.quantity());
            case REFUND -> take(entry, -entry.quantity());
            case PURCHASE -> {
                purchases.merge(entry.subscriber(), 1L, Long::sum);
                references.merge(entry.source().detail(), 1, Integer::sum);
            }
            case ACTIVATION, NOTICE, SESSION_OPENED, SESSION_CLOSED, STATUS, EXTENSION, CARD_CHANGE -> {}
        }
        return next;
    }

    private void take(Entry entry, long quantity) {
        if (entry.unit() != null) {
            taken.merge(new Pool(entry.subscriber(), entry.unit()), quantity, Long::sum);
        }
    }

    private void charge(Entry entry) {
        Entry.Source source = entry.source();
        Asked.Key key = new Asked.Key(source.session(), RequestType.ofCode(source.type()), source.number());
        charged.merge(key, entry.quantity(), Long::sum);
    }

    /** What was charged for each request that was charged at all. */
    Map<Asked.Key, Long> charged() {
        return charged;
    }

    long charged(Asked.Key key) {
        return charged.getOrDefault(key, 0L);
    }

    /** What is gone of what was bought. */
    long taken(long subscriber, Unit unit) {
        return taken.getOrDefault(new Pool(subscriber, unit), 0L);
    }

    /** How many plans it bought. */
    long purchases(long subscriber) {
        return purchases.getOrDefault(subscriber, 0L);
    }

    int purchases(String reference) {
        return references.getOrDefault(reference, 0);
    }
}
