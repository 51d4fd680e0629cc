package io.silkroam.charging.rules;

/** What became of a change of an account, in the order in which it is found out. Only the first wrote anything. */
public enum ChangeOutcome {
    CHANGED,
    /** Already so: the purchase is known, the status, end or card is the one asked for, the session is not open. */
    UNCHANGED,
    /** The account has no subscription of this number, or has it no longer. */
    NO_SUCH_SUBSCRIPTION,
    /** To be refunded it would have to be unused. */
    ALREADY_USED,
    /** Not begun, or over: there is no end to move. */
    NOT_RUNNING,
    /** The new end lies before the present one. */
    WOULD_SHORTEN,
    /** The new end lies more than ten years after the purchase. */
    TOO_LONG,
    /** The account holds as many subscriptions as it may. */
    TOO_MANY
}
