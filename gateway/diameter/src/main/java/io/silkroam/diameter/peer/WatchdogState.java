package io.silkroam.diameter.peer;

/** States of the watchdog, RFC 3539 §3.4.1. */
public enum WatchdogState {
    /** Never connected yet. */
    INITIAL,
    /** The connection is good. */
    OKAY,
    /** A DWR went unanswered for one interval: requests go elsewhere. */
    SUSPECT,
    /** There is no connection. */
    DOWN,
    /** A connection came back and has to prove itself. */
    REOPEN
}
