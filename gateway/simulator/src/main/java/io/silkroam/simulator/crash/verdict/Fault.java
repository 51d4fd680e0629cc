package io.silkroam.simulator.crash.verdict;

/** What must not be after any cut. */
public enum Fault {
    /** The peer was answered, and the books do not know of it; or they lack a part of what was reported. */
    LOST,
    /** The books have more of a request than it reported, or a request that nobody sent. */
    DOUBLED,
    /** The same request was answered otherwise when it was repeated, or not at all. */
    ANSWERED_OTHERWISE,
    /** A session or a reservation is still there, although every session was ended and answered. */
    LEAKED,
    /** What was bought is not what is left and what was used. */
    UNBALANCED,
    /** Billing's audit found something. */
    BOOKS,
    /** A request was refused that should have been carried out. */
    REFUSED,
    /** A session could not be brought to its end. */
    UNFINISHED,
    /** It did not end as it has to after this, or not in time. */
    WRONG_END,
    /** A short message is gone, or its receipt is. */
    MESSAGE_LOST,
    /** A short message came twice that must not, or without its mark. */
    MESSAGE_DOUBLED;

    /** Whether something that was acknowledged is gone. */
    public boolean isLoss() {
        return this == LOST || this == MESSAGE_LOST;
    }

    /** Whether something happened twice. */
    public boolean isDoubling() {
        return this == DOUBLED || this == MESSAGE_DOUBLED;
    }
}
