package io.silkroam.messaging.message;

/** message_state, SMPP 3.4 §5.2.28 and 5.0 §4.7.15. */
public enum MessageState {
    /** Waits for its scheduled time (5.0). */
    SCHEDULED(0),
    ENROUTE(1),
    DELIVERED(2),
    EXPIRED(3),
    DELETED(4),
    UNDELIVERABLE(5),
    /** An operator took it up; final where no more is heard of it. */
    ACCEPTED(6),
    UNKNOWN(7),
    REJECTED(8),
    /** Final without a delivery, by intent (5.0). */
    SKIPPED(9);

    private final int code;

    MessageState(int code) {
        this.code = code;
    }

    /** The octet of the standard. */
    public int code() {
        return code;
    }

    public boolean isFinal() {
        return this != SCHEDULED && this != ENROUTE && this != ACCEPTED && this != UNKNOWN;
    }

    /** The state of an octet; a reserved one is {@link #UNKNOWN}. */
    public static MessageState of(int code) {
        for (MessageState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        return UNKNOWN;
    }
}
