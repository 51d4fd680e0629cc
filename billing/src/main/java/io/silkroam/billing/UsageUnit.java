package io.silkroam.billing;

/** What a journal row's quantity counts. */
public enum UsageUnit {
    OCTETS,
    SECONDS,
    MESSAGES,
    /** Minor units of the row's currency. */
    MINOR
}
