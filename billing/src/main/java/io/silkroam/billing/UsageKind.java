package io.silkroam.billing;

/** What a journal row records. */
public enum UsageKind {
    /** Units used and covered by an allowance. */
    USAGE,
    /** Units used that nothing covered. */
    OVERUSE,
    /** Units used that the plan does not count. */
    FREE,
    /** A plan was bought. */
    PURCHASE,
    /** A bought plan's validity began. */
    ACTIVATION,
    /** A bought plan ended, with what was left of it. */
    EXPIRY,
    /** Money taken for an event. */
    DEBIT,
    /** Units or money given back; the price of a plan that was taken back. */
    REFUND,
    /** The subscriber was told something. */
    NOTICE,
    /** A credit-control session began. */
    SESSION_OPENED,
    /** A credit-control session ended. */
    SESSION_CLOSED,
    /** The subscriber was suspended, resumed or closed. */
    STATUS,
    /** A bought plan that runs ends later. */
    EXTENSION,
    /** The subscriber has another card; rows from here on carry its IMSI. */
    CARD_CHANGE
}
