package io.silkroam.sim.inventory;

/** Where a SIM stands in its life; what the card and the network know of it is kept apart. */
public enum SimState {
    /** Read from a vendor's file. */
    IMPORTED,
    /** Lies in our own stock. */
    STOCKED,
    /** Given to a carrier or a shop. */
    ALLOCATED,
    /** Sold, not used yet. */
    SOLD,
    /** Works, with a number. */
    ACTIVE,
    /** Refused for a time. */
    SUSPENDED,
    /** Reported lost or stolen, and refused until it is found. */
    LOST,
    /** Its time is over. */
    EXPIRED,
    /** Expired, and its number rests. */
    QUARANTINED,
    /** Will never be used again. */
    RETIRED,
    /** Another card took its place. */
    SWAPPED
}
