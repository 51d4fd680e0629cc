package io.silkroam.simulator.profile;

/** What a gateway does differently from its neighbours, beyond the AVPs it sends. */
public enum Habit {
    /** The termination repeats the last CC-Request-Number instead of continuing the count. */
    REPEATS_LAST_NUMBER_ON_TERMINATION,
    /** Answers a Re-Auth-Request with 2001 and then does nothing. */
    IGNORES_REAUTHORISATION,
    /** Releases the session when the first answer refuses its service. */
    RELEASES_ON_REFUSED_SERVICE,
    /** Releases the session at the next report after a Final-Unit-Indication. */
    RELEASES_AFTER_FINAL_UNIT,
    /** Sends no update of a session while another is unanswered. */
    ONE_UPDATE_AT_A_TIME,
    /** Charges single events, has no sessions. */
    EVENTS_ONLY
}
