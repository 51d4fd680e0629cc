package io.silkroam.smpp.session;

/** SMPP 3.4 §2.2 and 5.0 §2.3; the ones the standard lacks say so. */
enum SessionState {
    /** §2.2: connected, no bind yet. */
    OPEN,
    /** 5.0 §2.3.5: the SMSC has sent an outbind and awaits the bind. */
    OUTBOUND,
    /** Ours: a bind was received and is being decided, or was sent and not answered yet. */
    BINDING,
    /** §2.2: bound as transmitter. */
    BOUND_TX,
    /** §2.2: bound as receiver. */
    BOUND_RX,
    /** §2.2: bound as transceiver. */
    BOUND_TRX,
    /** Ours: we want to unbind; what is in flight may end. */
    DRAINING,
    /** Ours: the peer has sent an unbind; what is in flight may end before it is answered. */
    UNBIND_DUE,
    /** 5.0 §2.3.6: we have sent an unbind and await its response. */
    UNBINDING,
    /** §2.2: no connection. */
    CLOSED;

    boolean isBound() {
        return this == BOUND_TX || this == BOUND_RX || this == BOUND_TRX;
    }
}
