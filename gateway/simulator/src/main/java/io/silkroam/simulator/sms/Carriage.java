package io.silkroam.simulator.sms;

/** How a text that is too long for one message is carried. */
public enum Carriage {
    /** Parts that name themselves in a user data header with a reference of 8 bits (3GPP TS 23.040 §9.2.3.24.1). */
    UDH8,
    /** The same with a reference of 16 bits (§9.2.3.24.8). */
    UDH16,
    /** Parts that name themselves in the sar_* parameters (SMPP 3.4 §5.3.2.22 to 24). */
    SAR,
    /** One message with all of it in message_payload (§5.3.2.32). */
    PAYLOAD
}
