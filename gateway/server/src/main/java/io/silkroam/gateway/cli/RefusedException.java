package io.silkroam.gateway.cli;

/** Refused, with the reason for whoever typed the command. */
final class RefusedException extends RuntimeException {
    RefusedException(String message) {
        super(message);
    }
}
