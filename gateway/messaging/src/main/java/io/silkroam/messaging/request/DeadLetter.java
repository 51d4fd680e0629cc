package io.silkroam.messaging.request;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import java.time.Instant;

/**
 * A message that we gave up ourselves, and that can be sent once more. What an SMSC took and could not deliver is none.
 *
 * @param to the party that was tried last
 * @param error as the sender was told
 */
public record DeadLetter(
        MessageId id,
        Party from,
        Party to,
        SmsAddress source,
        SmsAddress destination,
        int parts,
        int attempts,
        MessageState state,
        String error,
        Instant failedAt) {}
