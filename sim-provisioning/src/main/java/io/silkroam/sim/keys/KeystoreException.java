package io.silkroam.sim.keys;

/** The key-encryption keys cannot be used; the message says why and what to do. Without a cause, which could leak. */
public final class KeystoreException extends RuntimeException {
    KeystoreException(String message) {
        super(message);
    }
}
