package io.silkroam.diameter.peer;

/** Events of the watchdog, RFC 3539 §3.4.1. */
public enum WatchdogEvent {
    /** Connection up. */
    CONNECTION_UP,
    /** Connection down. */
    CONNECTION_DOWN,
    /** Receive DWA. */
    DWA,
    /** Receive non-DWA. */
    TRAFFIC,
    /** Timer expires. */
    TIMER,
    /** Somebody doubts the connection: a DWR is to go out now. */
    PROBE
}
