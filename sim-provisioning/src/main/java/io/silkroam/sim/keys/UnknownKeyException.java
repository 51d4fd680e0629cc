package io.silkroam.sim.keys;

import io.silkroam.sim.Imsi;

/** The vault holds no key of that name. */
public final class UnknownKeyException extends RuntimeException {
    private UnknownKeyException(String message) {
        super(message);
    }

    static UnknownKeyException of(Imsi imsi) {
        return new UnknownKeyException("no keys are stored for IMSI " + imsi);
    }

    static UnknownKeyException ofTransport(String name) {
        return new UnknownKeyException("there is no transport key '%s'".formatted(name));
    }
}
