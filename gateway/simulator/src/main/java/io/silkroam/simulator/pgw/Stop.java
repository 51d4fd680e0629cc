package io.silkroam.simulator.pgw;

/** Why traffic of a service does not pass. */
public enum Stop {
    /** Nothing left (4012). */
    CREDIT_LIMIT_REACHED,
    /** Refused for another reason, or not mentioned in the answer at all. */
    DENIED,
    /** The last grant is used up and its Final-Unit-Action was TERMINATE. */
    TERMINATED,
    /** The last grant is used up; traffic goes to the redirect address only. */
    REDIRECTED,
    /** The last grant is used up; only what filters allow passes. */
    RESTRICTED,
    /** The charging system did not answer, not even the repetitions. */
    UNANSWERED,
    SESSION_CLOSED
}
