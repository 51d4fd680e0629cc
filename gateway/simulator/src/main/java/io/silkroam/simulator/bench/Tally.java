package io.silkroam.simulator.bench;

import io.silkroam.smpp.pdu.CommandStatus;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What became of each message, by its number from 0 and by the gateway's id. Any thread. */
final class Tally {
    private static final long NONE = -1;

    /** The gateway's ids; {@link #NONE} where it was not accepted. */
    private final AtomicLongArray ids;

    private final AtomicIntegerArray forwarded;
    private final Map<Long, Integer> receipts = new ConcurrentHashMap<>();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder arrived = new LongAdder();
    private final LongAdder returned = new LongAdder();
    private final Latencies latencies = new Latencies();
    private final int firstMeasured;

    Tally(Load load) {
        ids = new AtomicLongArray(load.messages());
        forwarded = new AtomicIntegerArray(load.messages());
        firstMeasured = load.firstMeasured();
        for (int i = 0; i < ids.length(); i++) {
            ids.set(i, NONE);
        }
    }

    /** How it ended. */
    record Balance(
            long accepted, long refused, long unanswered, long notForwarded, long doubled, long noReceipt, long twice) {
        /** Every accepted message was forwarded once, and its receipt came back once. */
        boolean holds() {
            return notForwarded == 0 && doubled == 0 && noReceipt == 0 && twice == 0;
        }
    }

    /** How much there was up to now. */
    record Counts(long accepted, long forwarded, long returned) {}

    /** submit_sm_resp with an id, so many nanoseconds after the message was due. */
    void accepted(int message, long id, long nanos) {
        ids.set(message, id);
        accepted.increment();
        if (message >= firstMeasured) {
            latencies.record(nanos);
        }
    }

    /** Answered with this command_status. */
    void refused(int status) {
        refused.increment();
        refusals.computeIfAbsent(CommandStatus.name(status), name -> new LongAdder())
                .increment();
    }

    /** How many refusals there were of each name. */
    Map<String, Long> refusals() {
        Map<String, Long> all = new TreeMap<>();
        refusals.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }

    void unanswered() {
        unanswered.increment();
    }

    /** At the SMSC. */
    void forwarded(int message) {
        if (message < forwarded.length()) {
            forwarded.incrementAndGet(message);
            arrived.increment();
        }
    }

    /** At the ESME, for the gateway's id. */
    void receipt(long id) {
        receipts.merge(id, 1, Integer::sum);
        returned.increment();
    }

    Latencies latencies() {
        return latencies;
    }

    Counts counts() {
        return new Counts(accepted.sum(), arrived.sum(), returned.sum());
    }

    /** Whether each message was answered in some way, and each accepted one's receipt is back. */
    boolean isQuiet(long sent) {
        Counts now = counts();
        boolean answered = now.accepted() + refused.sum() + unanswered.sum() >= sent;
        return answered && now.returned() >= now.accepted();
    }

    Balance balance() {
        long notForwarded = 0;
        long doubled = 0;
        long noReceipt = 0;
        long twice = 0;
        for (int i = 0; i < ids.length(); i++) {
            int times = forwarded.get(i);
            if (times > 1) {
                doubled++;
            }
            long id = ids.get(i);
            if (id != NONE) {
                int told = receipts.getOrDefault(id, 0);
                notForwarded += times == 0 ? 1 : 0;
                noReceipt += told == 0 ? 1 : 0;
                twice += told > 1 ? 1 : 0;
            }
        }
        return new Balance(accepted.sum(), refused.sum(), unanswered.sum(), notForwarded, doubled, noReceipt, twice);
    }
}
