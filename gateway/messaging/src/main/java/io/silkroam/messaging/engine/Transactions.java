package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.time.Driver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Submitters in transaction mode who wait for the delivery (SMPP 3.4 §2.10.3). Taken by the other side, which is an
 * SMSC that answers after its own delivery or the destination itself, counts as delivered.
 */
final class Transactions {
    private final int most;
    private final long patienceNanos;
    private final Driver driver;
    private final Map<Long, Open> open = new ConcurrentHashMap<>();

    private record Open(Command.Accept accept, int partsLeft, long deadlineNanos) {}

    Transactions(int most, long patienceNanos, Driver driver) {
        this.most = most;
        this.driver = driver;
        this.patienceNanos = patienceNanos;
    }

    boolean isFull() {
        return open.size() >= most;
    }

    /** It is on disk, and its answer waits. */
    void begin(Command.Accept accept) {
        open.put(accept.first().id(), new Open(accept, accept.rows().size(), driver.nanos() + patienceNanos));
    }

    /** A part was taken. */
    void partTaken(long firstId) {
        Open left =
                open.computeIfPresent(firstId, (id, o) -> new Open(o.accept(), o.partsLeft() - 1, o.deadlineNanos()));
        if (left != null && left.partsLeft() == 0) {
            done(firstId, true);
        }
    }

    /** The message has its end. */
    void done(long firstId, boolean delivered) {
        if (open.isEmpty()) {
            return;
        }
        Open over = open.remove(firstId);
        if (over != null) {
            MessageId id = new MessageId(firstId);
            over.accept().answer(delivered ? new AcceptOutcome.Accepted(id) : new AcceptOutcome.NotDelivered(id));
        }
    }

    /** Answers those who waited for as long as they may. */
    void giveUp() {
        long now = driver.nanos();
        open.forEach((id, waiting) -> {
            if (waiting.deadlineNanos() - now <= 0) {
                done(id, false);
            }
        });
    }
}
