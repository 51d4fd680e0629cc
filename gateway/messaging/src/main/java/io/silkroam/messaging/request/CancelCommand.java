package io.silkroam.messaging.request;

import io.silkroam.messaging.message.SmsAddress;
import java.util.Optional;

/**
 * cancel_sm, SMPP 3.4 §4.9: the message with this id, or, without an id, all that wait with the same source,
 * destination and service type.
 *
 * @param messageId as it was given; what is not one of our ids finds nothing
 * @param serviceType empty matches every one where no id is given
 */
public record CancelCommand(
        Optional<String> messageId, SmsAddress source, SmsAddress destination, String serviceType) {}
