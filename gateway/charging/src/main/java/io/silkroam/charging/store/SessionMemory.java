package io.silkroam.charging.store;

/**
 * What is remembered of a closed session, encoded, where its account has no more room for it.
 *
 * @param keepUntil seconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the driver and forgotten; never compared
public record SessionMemory(Key key, byte[] octets, long keepUntil) {

    /** Session-Ids are their sender's own, so they count within a subscriber only. */
    public record Key(long subscriberId, String sessionId) {}
}
