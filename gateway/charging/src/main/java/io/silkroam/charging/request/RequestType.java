package io.silkroam.charging.request;

/** CC-Request-Type, RFC 8506 §8.3. */
public enum RequestType {
    INITIAL,
    UPDATE,
    TERMINATION,
    EVENT
}
