package io.silkroam.charging.store;

/** A new body for an account, provided that its version is still the one it was decided on. */
@SuppressWarnings("ArrayRecordComponent") // handed to the driver and forgotten; never compared
public record AccountWrite(long subscriberId, long expectedVersion, long sweepAt, byte[] body) {}
