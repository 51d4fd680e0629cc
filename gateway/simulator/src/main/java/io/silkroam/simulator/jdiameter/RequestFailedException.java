package io.silkroam.simulator.jdiameter;

/** A request that got no answer: not sent, or not answered in time. */
public final class RequestFailedException extends RuntimeException {
    RequestFailedException(String message) {
        super(message);
    }

    RequestFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
