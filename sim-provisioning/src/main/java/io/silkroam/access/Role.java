package io.silkroam.access;

import java.util.Locale;

/** What a token may do; which role may use which operation stands with the operation, in the OpenAPI document. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Its own SIMs only: the holder of a token is the carrier. */
    CARRIER,
    /** Helps travellers: reads, suspends, swaps, sells and refunds. */
    SUPPORT,
    /** Reads what was used and what it is worth. */
    BILLING,
    /** Reads everything and changes nothing. */
    AUDITOR;

    /** As it is written outside: in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
