package io.silkroam.billing.tariff;

/** A record is rated once in each run. */
public enum Run {
    /** What the subscriber's plan gives or costs. */
    RETAIL,
    /** What we owe the host operator. */
    HOST,
    /** What we owe for the visited network, where it is not a home network. */
    VISITED
}
