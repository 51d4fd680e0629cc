package io.silkroam.diameter.peer;

/** States of the peer state machine, RFC 6733 §5.6. */
public enum PeerState {
    /** §5.6: no connection in either direction. */
    CLOSED,
    /** §5.6: we asked for a connection and wait for it. */
    WAIT_CONN_ACK,
    /** §5.6: our CER is out, its answer is awaited. */
    WAIT_I_CEA,
    /** §5.6: our connection is still being made when the peer's own CER arrives. */
    WAIT_CONN_ACK_ELECT,
    /** §5.6: both sides have a connection; the election or a closing one decides. */
    WAIT_RETURNS,
    /** §5.6: open on the connection the peer made. */
    R_OPEN,
    /** §5.6: open on the connection we made. */
    I_OPEN,
    /** §5.6: DPR or DPA sent on the connection the peer made, its end is awaited. */
    R_CLOSING,
    /** §5.6: DPR or DPA sent on the connection we made, its end is awaited. */
    I_CLOSING;

    /** Whether requests of applications may flow. */
    public boolean isOpen() {
        return this == R_OPEN || this == I_OPEN;
    }
}
