package io.silkroam.smpp.pdu;

/** What a bind is for, SMPP 3.4 §2.2. */
public enum BindType {
    /** The ESME only receives. */
    RECEIVER,
    /** The ESME only sends. */
    TRANSMITTER,
    /** Both on one session. */
    TRANSCEIVER;

    /** Whether the ESME may submit on it. */
    public boolean transmits() {
        return this != RECEIVER;
    }

    /** Whether the ESME is delivered to on it. */
    public boolean receives() {
        return this != TRANSMITTER;
    }
}
