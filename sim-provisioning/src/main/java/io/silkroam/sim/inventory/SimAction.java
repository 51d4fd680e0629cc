package io.silkroam.sim.inventory;

/** What can be done with a SIM; {@link SimLifecycle} says when. */
public enum SimAction {
    /** Takes it into our own stock, also back from a holder. */
    STOCK,
    /** Gives it to a carrier or a shop. */
    ALLOCATE,
    /** Notes that it was sold. */
    SELL,
    /** Puts it into service. */
    ACTIVATE,
    /** Refuses it for a time. */
    SUSPEND,
    /** Ends a suspension, or finds a lost one again. */
    RESUME,
    /** Refuses it because it is lost or stolen. */
    LOST,
    /** Ends its service. */
    EXPIRE,
    /** Lets the number of an expired one rest. */
    QUARANTINE,
    /** Ends it for good. */
    RETIRE,
    /** Puts another card in its place. */
    SWAP
}
