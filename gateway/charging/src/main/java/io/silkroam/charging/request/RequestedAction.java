package io.silkroam.charging.request;

/** Requested-Action of a one-time event, RFC 8506 §8.41. */
public enum RequestedAction {
    DIRECT_DEBITING,
    REFUND_ACCOUNT,
    CHECK_BALANCE,
    PRICE_ENQUIRY
}
