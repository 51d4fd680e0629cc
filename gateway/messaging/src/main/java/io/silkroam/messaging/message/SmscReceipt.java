package io.silkroam.messaging.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A receipt as an SMSC sent it, read as far as it can be.
 *
 * @param link whose it is
 * @param ids what may be the SMSC's message id, the most trusted first: TLV, then text
 * @param destination of the message, which is the source of the receipt; helps where an id was used twice
 * @param error network error as text, at most 32 characters; empty where there is none
 */
public record SmscReceipt(
        String link,
        List<String> ids,
        SmsAddress destination,
        MessageState state,
        Optional<Instant> doneAt,
        String error) {
    public SmscReceipt {
        ids = List.copyOf(ids);
    }
}
