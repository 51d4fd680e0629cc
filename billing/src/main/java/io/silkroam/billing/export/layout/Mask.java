package io.silkroam.billing.export.layout;

/** How much of an IMSI, MSISDN or ICCID a file shows. */
public enum Mask {
    /** All of it. */
    NONE,
    /** The last four digits, the others as a {@code *}. */
    LAST4,
    /** Sixteen hexadecimal digits that are the same for the same number in every file, and tell nothing else. */
    HASH
}
