package io.silkroam.messaging.account;

/** What a bind is for, SMPP 3.4 §2.2; seen from the ESME. */
public enum BindKind {
    /** The ESME only sends. */
    TRANSMITTER,
    /** The ESME only receives. */
    RECEIVER,
    /** Both on one session. */
    TRANSCEIVER
}
