package io.silkroam.messaging.port;

import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.store.LaneObserver;
import java.time.Duration;

/** Where the engine's figures go. Called on its threads: must not block. */
public interface MessagingObserver extends LaneObserver {

    /** For tests and tools that look at nothing. */
    MessagingObserver NONE = new MessagingObserver() {};

    /** What became of an attempt. */
    enum Attempt {
        TAKEN,
        THROTTLED,
        TEMPORARY,
        ROUTE,
        PERMANENT,
        UNANSWERED,
        NOT_SENT
    }

    /** A message is on disk. */
    default void accepted(Party from, int parts) {}

    /** An attempt of a message has its result. */
    default void attempted(Party to, Attempt result) {}

    /** A message has its end. */
    default void finished(Party from, MessageState state) {}

    /** A receipt of an SMSC was handled. */
    default void receipt(String link, ReceiptOutcome outcome) {}

    /** A receipt reached the one it was owed to, or did not and is dropped. */
    default void receiptDelivered(Party to, boolean taken) {}

    /** A party said "too fast" and gets nothing for so long. */
    default void paused(Party party, Duration time) {}

    /** Messages of a gateway that is gone, or of our own last run, were taken over; so many may be sent twice. */
    default void tookOver(int messages, int possiblyRepeated) {}

    /** The lease ran out, or is held again. */
    default void lease(boolean held) {}

    /** A payment could not be given back; it is tried again. */
    default void refundFailed() {}
}
