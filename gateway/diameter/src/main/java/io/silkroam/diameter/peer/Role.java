package io.silkroam.diameter.peer;

/** Which side opened a connection (RFC 6733 §5.6): the I- and R- prefixes of the table. */
public enum Role {
    /** We connected. */
    INITIATOR,
    /** The peer connected. */
    RESPONDER
}
