package io.silkroam.gateway.care.rules;

/** Why a subscriber is told something; how each kind is sent is configured. */
public enum MessageKind {
    /** First use in a country. */
    ENTRY,
    /** A plan began. */
    ACTIVATION,
    /** A share of an allowance is used. */
    USAGE,
    /** An allowance is used up. */
    USED_UP,
    /** A plan ends soon. */
    EXPIRY,
    /** The subscriber asked. */
    ANSWER
}
