package io.silkroam.messaging.request;

/** The answer to replace_sm, SMPP 3.4 §4.10. */
public enum ReplaceOutcome {
    REPLACED,
    /** The asker has no such message that is not finished. */
    NOT_FOUND,
    /** It is under way, or a part of it was handed over already. */
    TOO_LATE,
    /** The new text needs another number of parts than the message has. */
    OTHER_LENGTH,
    /** The store is not there; the asker may try again. */
    UNAVAILABLE
}
