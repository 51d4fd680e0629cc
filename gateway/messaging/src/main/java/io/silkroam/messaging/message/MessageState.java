package io.silkroam.messaging.message;

/** message_state, SMPP 3.4 §5.2.28 and 5.0 §4.7.15. */
public enum MessageState {
    /** Waits for its scheduled time (5.0). */
    SCHEDULED(0, "ENROUTE"),
    ENROUTE(1, "ENROUTE"),
    DELIVERED(2, "DELIVRD"),
    EXPIRED(3, "EXPIRED"),
    DELETED(4, "DELETED"),
    UNDELIVERABLE(5, "UNDELIV"),
    /** An operator took it up; final where no more is heard of it. */
    ACCEPTED(6, "ACCEPTD"),
    UNKNOWN(7, "UNKNOWN"),
    REJECTED(8, "REJECTD"),
    /** Final without a delivery, by intent (5.0). */
    SKIPPED(9, "UNDELIV");

    private final int code;
    private final String receiptWord;

    MessageState(int code, String receiptWord) {
        this.code = code;
        this.receiptWord = receiptWord;
    }

    /** The octet of the standard. */
    public int code() {
        return code;
    }

    /** The word of a receipt's text, SMPP 3.4 appendix B. */
    public String receiptWord() {
        return receiptWord;
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
