package io.silkroam.simulator.visit;

/** How a visit ended. */
public enum Outcome {
    /** All octets were carried and reported, and the session was ours to end. */
    CARRIED,
    /** Refused, or cut off before that. */
    CUT_OFF,
    /** There was no connection to the gateway. */
    NOT_REACHABLE
}
