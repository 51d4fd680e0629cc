package io.silkroam.diameter.edge;

/** How seriously a rule is taken. */
public enum EdgeMode {
    /** Not asked. */
    OFF,
    /** Asked and counted; the request passes. */
    WATCH,
    /** Asked, counted, and the request refused. */
    ENFORCE
}
