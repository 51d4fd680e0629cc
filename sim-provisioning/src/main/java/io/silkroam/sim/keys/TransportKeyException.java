package io.silkroam.sim.keys;

/** A transport key, or what came under it, was refused; the message says why and shows nothing of either. */
public final class TransportKeyException extends RuntimeException {
    TransportKeyException(String message) {
        super(message);
    }
}
