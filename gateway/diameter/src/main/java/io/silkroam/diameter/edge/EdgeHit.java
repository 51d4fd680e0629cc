package io.silkroam.diameter.edge;

/** One rule a request broke, and the Result-Code that says so. */
public record EdgeHit(EdgeRule rule, EdgeMode mode, int resultCode, String detail) {}
