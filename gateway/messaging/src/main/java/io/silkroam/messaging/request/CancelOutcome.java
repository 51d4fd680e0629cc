package io.silkroam.messaging.request;

/** The answer to cancel_sm, SMPP 3.4 §4.9. */
public enum CancelOutcome {
    /** None of it will be sent. */
    CANCELLED,
    /** The asker has no such message that is not finished. */
    NOT_FOUND,
    /** It is under way, or a part of it was handed over already. */
    TOO_LATE,
    /** The store is not there; the asker may try again. */
    UNAVAILABLE
}
