package io.silkroam.simulator.system;

/** What makes a credit-control request the same one, however often it is sent. */
record RequestKey(String sessionId, int type, long number) {}
