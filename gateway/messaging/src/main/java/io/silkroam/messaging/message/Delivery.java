package io.silkroam.messaging.message;

import java.time.Instant;
import java.util.Optional;

/**
 * Something to hand to a party: one part of a message, or a receipt for the one who sent it.
 *
 * @param id of the part (for a receipt: of the message that the receipt is about)
 * @param to whom
 * @param attempt from 1
 * @param possiblyRepeated an earlier attempt may have arrived: its answer was lost with a gateway or a connection
 * @param part what part of how many
 * @param receipt empty for a message
 */
public record Delivery(
        MessageId id,
        Party to,
        int attempt,
        boolean possiblyRepeated,
        Part part,
        Submission message,
        Instant acceptedAt,
        Optional<Receipt> receipt) {

    /** One of several parts; {@code number} counts from 1. */
    public record Part(MessageId first, int number, int of) {}

    /** What the sender is told: source and destination are the message's and are exchanged on the wire. */
    public record Receipt(MessageState state, Instant doneAt, String error, int partsDelivered) {}

    /** Its octets. */
    public UserData userData() {
        return message.parts().get(part.number() - 1);
    }
}
