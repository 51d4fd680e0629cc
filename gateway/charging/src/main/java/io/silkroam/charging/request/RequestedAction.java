package io.silkroam.charging.request;

/** Requested-Action of a one-time event, RFC 8506 §8.41. */
public enum RequestedAction {
    DIRECT_DEBITING(0),
    REFUND_ACCOUNT(1),
    CHECK_BALANCE(2),
    PRICE_ENQUIRY(3);

    private final int code;

    RequestedAction(int code) {
        this.code = code;
    }

    /** The action a number on the wire stands for. */
    public static RequestedAction ofCode(int code) {
        for (RequestedAction action : values()) {
            if (action.code == code) {
                return action;
            }
        }
        throw new IllegalArgumentException("no Requested-Action has the number " + code);
    }
}
