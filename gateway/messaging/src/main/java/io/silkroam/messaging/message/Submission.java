package io.silkroam.messaging.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message as it was handed to us, its fields checked and its text already in the parts that go on the air.
 *
 * @param from who gave it to us
 * @param protocolId SMPP 3.4 §5.2.13
 * @param esmClass all bits but the messaging mode; UDHI stands with each part
 * @param replaceIfPresent replaces an undelivered one with the same sender, destination and service type (§5.2.18)
 * @param schedule not before this time
 * @param validUntil not after this time; empty takes the configured one
 * @param registeredDelivery which receipts are asked for (§5.2.17): bits 0 and 1, and 4 (intermediate)
 * @param parts at least one; each is sent by itself and all of them are one message with one id
 * @param tlvs optional parameters to pass on byte for byte, as they stand on the wire: tag, length, value
 * @param ordered its destination gets it after what was submitted for it before
 * @param cause where given: a second submission with the same cause is not accepted again
 */
@SuppressWarnings("ArrayRecordComponent")
public record Submission(
        Party from,
        SmsAddress source,
        SmsAddress destination,
        String serviceType,
        int protocolId,
        int priority,
        int esmClass,
        DeliveryMode mode,
        boolean replaceIfPresent,
        Optional<Instant> schedule,
        Optional<Instant> validUntil,
        int registeredDelivery,
        List<UserData> parts,
        byte[] tlvs,
        boolean ordered,
        Optional<String> cause) {
    /** A concatenated message has at most this many parts (3GPP TS 23.040 §9.2.3.24.1). */
    public static final int MOST_PARTS = 255;

    public Submission {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a message of " + parts.size() + " parts");
        }
    }

    /** Whether the sender wants to know that this became of it. */
    public boolean asksFor(MessageState state) {
        int finalReceipt = registeredDelivery & 3;
        if (!state.isFinal()) {
            return (registeredDelivery & 0x10) != 0;
        }
        return switch (finalReceipt) {
            case 1 -> true;
            case 2 -> state != MessageState.DELIVERED;
            case 3 -> state == MessageState.DELIVERED;
            default -> false;
        };
    }
}
