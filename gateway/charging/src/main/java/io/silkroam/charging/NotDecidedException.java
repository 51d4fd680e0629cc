package io.silkroam.charging;

import io.silkroam.store.BatchHandler.Refusal;

/** A change of an account was not carried out; nothing of it happened, and it may be tried again. */
public final class NotDecidedException extends RuntimeException {
    NotDecidedException(Refusal why) {
        super("the change was not carried out: " + why);
    }
}
