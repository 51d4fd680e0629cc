package io.silkroam.messaging.message;

/** Messaging modes of esm_class, SMPP 3.4 §2.10 and §5.2.12. */
public enum DeliveryMode {
    /** As the message centre does by default: store and forward. */
    DEFAULT,
    /** One attempt, no retry, no receipt. */
    DATAGRAM,
    /** The response to the submit waits for the delivery. */
    TRANSACTION,
    STORE_AND_FORWARD;

    /** From the lowest two bits of esm_class. */
    public static DeliveryMode of(int esmClass) {
        return values()[esmClass & 3];
    }
}
