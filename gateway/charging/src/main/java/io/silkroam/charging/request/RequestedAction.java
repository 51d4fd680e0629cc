package io.silkroam.charging.request;

/** Requested-Action of a one-time event, RFC 8506 §8.41, and one of our own that no peer can ask for. */
public enum RequestedAction {
    DIRECT_DEBITING(0),
    REFUND_ACCOUNT(1),
    CHECK_BALANCE(2),
    PRICE_ENQUIRY(3),
    /** Gives back what was debited for a message that finally failed, as far as the plans that paid say so. */
    REFUND_UNDELIVERED(RequestedAction.NOT_ON_THE_WIRE);

    private static final int NOT_ON_THE_WIRE = -1;

    private final int code;

    RequestedAction(int code) {
        this.code = code;
    }

    /** The action a number on the wire stands for. */
    public static RequestedAction ofCode(int code) {
        for (RequestedAction action : values()) {
            if (action.code == code && code != NOT_ON_THE_WIRE) {
                return action;
            }
        }
        throw new IllegalArgumentException("no Requested-Action has the number " + code);
    }
}
