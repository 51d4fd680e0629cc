package io.silkroam.simulator.crash.charge;

/** What makes a credit-control request the same one, however often it is sent. */
public record RequestKey(String sessionId, int type, long number) {}
