package io.silkroam.messaging.store;

/** Where a part of a message stands; its first part also says what is still owed for the whole. */
public enum PartState {
    /** On disk, and not yet acknowledged: its payment is open. */
    RECEIVED(0),
    /** Waits; it has a row in message_due. */
    QUEUED(1),
    /** Its owner is sending it, or has sent it if it has an id of an SMSC. */
    SENDING(2),
    /** It was sent, by an owner that is gone. */
    SENT(3),
    /** It has its outcome. */
    DONE(4),
    /** All parts have theirs, and a payment is to be given back first; in message_due. */
    REFUND(5),
    /** All parts have theirs, and the sender is owed a receipt; in message_due. */
    OWED(6),
    /** Its owner is handing over the receipt. */
    TELLING(7);

    private static final PartState[] BY_CODE = values();
    private final int code;

    PartState(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static PartState of(int code) {
        return BY_CODE[code];
    }

    /** Whether the part has its outcome. */
    public boolean isDone() {
        return compareTo(DONE) >= 0;
    }
}
