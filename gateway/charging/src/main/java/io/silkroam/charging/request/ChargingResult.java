package io.silkroam.charging.request;

/** How a request, or one service of it, was decided. The protocol adapter alone knows the numbers. */
public enum ChargingResult {
    /** DIAMETER_SUCCESS. */
    SUCCESS,
    /** Nothing left: DIAMETER_CREDIT_LIMIT_REACHED. */
    CREDIT_LIMIT_REACHED,
    /** Service or zone not in any plan: DIAMETER_END_USER_SERVICE_DENIED. */
    END_USER_SERVICE_DENIED,
    /** Free, and the peer wants no quota for it: DIAMETER_CREDIT_CONTROL_NOT_APPLICABLE. */
    CREDIT_CONTROL_NOT_APPLICABLE,
    /** It has no price: DIAMETER_RATING_FAILED. */
    RATING_FAILED,
    /** DIAMETER_USER_UNKNOWN. */
    USER_UNKNOWN,
    /** Suspended, lost or expired: DIAMETER_AUTHORIZATION_REJECTED. */
    AUTHORIZATION_REJECTED,
    /** Another partner's session, or unknown in strict mode: DIAMETER_UNKNOWN_SESSION_ID. */
    UNKNOWN_SESSION_ID,
    /** A repeat so late that its answer is gone; never charged again: DIAMETER_UNABLE_TO_COMPLY. */
    UNABLE_TO_COMPLY,
    /** More is waiting than can be decided in time: DIAMETER_TOO_BUSY. */
    TOO_BUSY
}
