package io.silkroam.charging.store;

/**
 * One answered request of a session that is closed.
 *
 * @param keepUntil seconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the driver and forgotten; never compared
public record ClosedSession(RequestKey key, byte[] answer, long keepUntil) {

    /** What makes two requests the same one: RFC 8506 §8.2 and §8.3, within the subscriber's session. */
    public record RequestKey(long subscriberId, String sessionId, int requestType, long requestNumber) {}
}
