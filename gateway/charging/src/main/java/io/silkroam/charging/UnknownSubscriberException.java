package io.silkroam.charging;

import io.silkroam.charging.request.Identity;

/** Nobody is known by this identity. */
public final class UnknownSubscriberException extends RuntimeException {
    UnknownSubscriberException(Identity identity) {
        super("there is no subscriber with " + identity);
    }
}
