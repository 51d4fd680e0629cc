package io.silkroam.gateway.api;

/** Methods of routes. HEAD is answered by GET's route, OPTIONS by the server itself. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE;

    /** Whether it changes something, and so needs an idempotency key. */
    public boolean writes() {
        return this != GET;
    }
}
