package io.silkroam.gateway.admin;

/** Why a command is refused, in the order in which it is checked. */
public enum Refusal {
    /** There is no such SIM, or the caller may not know of it. */
    NOT_FOUND,
    /** The caller's role may not do this. */
    FORBIDDEN,
    /** Something the command needs is missing or does not fit. */
    INVALID,
    /** The SIM is not in the version that the caller saw. */
    VERSION_MOVED,
    /** The SIM's state does not allow it. */
    ILLEGAL_TRANSITION,
    /** The number belongs to another SIM, or is in quarantine. */
    NUMBER_TAKEN,
    /** A network name of the SIM belongs to another account. */
    IDENTITY_TAKEN,
    /** Plans are for SIMs that are active. */
    NOT_ACTIVE,
    NO_SUCH_PLAN,
    NO_SUCH_SUBSCRIPTION,
    /** Only what was never used is taken back. */
    ALREADY_USED,
    NOT_RUNNING,
    WOULD_SHORTEN,
    /** A bound of the account is reached. */
    TOO_MANY,
    /** It could not be decided in time; nothing happened, and it can be tried again. */
    BUSY
}
