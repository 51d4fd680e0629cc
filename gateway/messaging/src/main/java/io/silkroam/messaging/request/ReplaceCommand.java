package io.silkroam.messaging.request;

import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.UserData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * replace_sm, SMPP 3.4 §4.10: a new text for a message that waits.
 *
 * @param messageId as it was given; what is not one of our ids finds nothing
 * @param schedule empty leaves it
 * @param validUntil empty leaves it
 * @param parts the new text; as many as the message had
 */
public record ReplaceCommand(
        String messageId,
        SmsAddress source,
        Optional<Instant> schedule,
        Optional<Instant> validUntil,
        int registeredDelivery,
        List<UserData> parts) {
    public ReplaceCommand {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a replacement without a part");
        }
    }
}
