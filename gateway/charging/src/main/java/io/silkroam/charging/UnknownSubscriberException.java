package io.silkroam.charging;

/** Nobody is known by this name or number. */
public final class UnknownSubscriberException extends RuntimeException {
    UnknownSubscriberException(Subject subject) {
        super("there is no subscriber with " + subject);
    }
}
