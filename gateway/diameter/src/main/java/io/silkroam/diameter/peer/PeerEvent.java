package io.silkroam.diameter.peer;

/** Events of the peer state machine, RFC 6733 §5.6.1. Messages that never change the state are not among them. */
public enum PeerEvent {
    /** Start: a connection to the peer is wanted. */
    START,
    /** R-Conn-CER: the peer connected and its CER was found good. */
    R_CONN_CER,
    /** I-Rcv-Conn-Ack: our connection is made. */
    I_RCV_CONN_ACK,
    /** I-Rcv-Conn-Nack: our connection was refused. */
    I_RCV_CONN_NACK,
    /** I-Rcv-CEA: a successful CEA with a common application. */
    I_RCV_CEA,
    /** I-Rcv-Non-CEA: another message instead of the CEA, or a CEA that refuses us. */
    I_RCV_NON_CEA,
    /** R-Peer-Disc. */
    R_PEER_DISC,
    /** I-Peer-Disc. */
    I_PEER_DISC,
    /** R-Rcv-DPR. */
    R_RCV_DPR,
    /** I-Rcv-DPR. */
    I_RCV_DPR,
    /** R-Rcv-DPA. */
    R_RCV_DPA,
    /** I-Rcv-DPA. */
    I_RCV_DPA,
    /** Win-Election: our identity succeeds the peer's. */
    WIN_ELECTION,
    /** Timeout of the state. */
    TIMEOUT,
    /** Stop: the connection is to be given up politely. */
    STOP,
    /** The watchdog declared the connection dead (RFC 3539 CloseConnection); not in RFC 6733's table. */
    WATCHDOG_DOWN
}
