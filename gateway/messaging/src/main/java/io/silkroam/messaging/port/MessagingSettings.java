package io.silkroam.messaging.port;

import io.silkroam.messaging.rules.RetrySchedule;
import io.silkroam.store.LaneSettings;
import java.time.Duration;

/**
 * How the engine is set up.
 *
 * @param gateway the name of this gateway; no other that runs has it
 * @param lanes their bounds; {@link LaneSettings#queueCapacity} bounds what waits to be decided
 */
public record MessagingSettings(String gateway, LaneSettings lanes, RetrySchedule retries, Times times, Bounds bounds) {

    /**
     * Spans of time.
     *
     * @param standardValidity of a message whose sender names none
     * @param longestValidity a sender that names a longer one gets this
     * @param retention how long a finished message is remembered, counted from when it was accepted
     * @param parkedReceipts how long a receipt waits for its message
     * @param lastReceipt how long after the end of its validity a message waits for the SMSC's receipt
     * @param lease a gateway that another one did not hear of for so long is dead, and its messages are taken over
     * @param transaction how long the answer of a transaction waits for the delivery, SMPP 3.4 §2.10.3
     * @param tick how often waiting messages are looked for without a cause
     */
    public record Times(
            Duration standardValidity,
            Duration longestValidity,
            Duration retention,
            Duration parkedReceipts,
            Duration lastReceipt,
            Duration lease,
            Duration transaction,
            Duration tick) {
        public Times {
            require(standardValidity.compareTo(longestValidity) <= 0, "the standard validity is over the longest");
            require(
                    retention.compareTo(longestValidity.plus(lastReceipt)) >= 0,
                    "a message must be remembered for as long as it may live");
            require(lease.toMillis() >= 100, "a lease must be at least 100 ms");
            require(!tick.isZero() && !tick.isNegative(), "a tick must be positive");
        }

        public static Times defaults() {
            return new Times(
                    Duration.ofDays(1),
                    Duration.ofDays(3),
                    Duration.ofDays(7),
                    Duration.ofDays(3),
                    Duration.ofHours(1),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(500));
        }
    }

    /**
     * Sizes.
     *
     * @param claimBatch messages taken out of the store at once; what waits beyond stays there
     * @param inFlight deliveries whose results are not on disk yet, over all parties; beyond, messages wait in the
     * store
     * @param transactions answers that may wait for a delivery; one more is refused as QUEUE_FULL
     * @param queued messages that may wait in the store; beyond, new ones are refused as QUEUE_FULL. Looked at once a
     *     second, so it may be passed by what comes within one
     * @param parkedReceipts receipts that may wait for their message; one more is UNAVAILABLE
     */
    public record Bounds(int claimBatch, int inFlight, int transactions, long queued, long parkedReceipts) {
        public Bounds {
            require(claimBatch >= 1 && claimBatch <= 10_000, "a claim must be 1 to 10000 messages");
            require(inFlight >= 1, "at least one delivery must be possible");
            require(transactions >= 0 && queued >= 0 && parkedReceipts >= 0, "a bound is negative");
        }

        public static Bounds defaults() {
            return new Bounds(500, 50_000, 1_000, 5_000_000, 1_000_000);
        }
    }

    public static MessagingSettings defaults(String gateway, LaneSettings lanes) {
        return new MessagingSettings(gateway, lanes, RetrySchedule.defaults(), Times.defaults(), Bounds.defaults());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
