package io.silkroam.simulator.bench.peers.hostile;

/**
 * How often a second.
 *
 * @param flood requests of the flooding peer
 * @param lies wrong messages of the lying one
 * @param halfClosed connections that are closed one way
 * @param storm connections that come and go
 */
public record Rates(int flood, int lies, int halfClosed, int storm) {}
