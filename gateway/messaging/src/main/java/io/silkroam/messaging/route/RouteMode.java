package io.silkroam.messaging.route;

/** In which order a route's targets are tried. */
public enum RouteMode {
    /** As they stand. */
    FAILOVER,
    /** The first by turns, according to weight; the others as they stand. */
    SHARE,
    /** By what a segment costs; one whose cost is unknown comes last. */
    CHEAPEST
}
