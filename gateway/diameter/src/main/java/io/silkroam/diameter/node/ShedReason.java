package io.silkroam.diameter.node;

/** Why a request was answered 3004 without reaching an application. */
public enum ShedReason {
    /** The peer is over its rate. */
    RATE,
    /** The peer has as many requests in flight as it may. */
    PEER_IN_FLIGHT,
    /** The node has as many requests in flight as it may. */
    NODE_IN_FLIGHT,
    /** The node is stopping. */
    STOPPING
}
