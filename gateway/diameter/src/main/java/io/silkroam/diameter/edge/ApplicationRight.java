package io.silkroam.diameter.edge;

/** One application a partner may speak, and the requests it may send us in it. */
public record ApplicationRight(int applicationId, CommandSet requests) {}
