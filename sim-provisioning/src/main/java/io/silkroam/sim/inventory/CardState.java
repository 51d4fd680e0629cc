package io.silkroam.sim.inventory;

/** What is known of an eSIM profile, GSMA SGP.22 §3.1.6; a plastic card has none of it. */
public enum CardState {
    /** A plastic card. */
    NONE,
    /** Prepared at the SM-DP+. */
    AVAILABLE,
    /** Reserved without a device. */
    ALLOCATED,
    /** Reserved for one device by its EID. */
    LINKED,
    /** Ordered, with its matching id. */
    CONFIRMED,
    /** May be fetched. */
    RELEASED,
    /** Has left the SM-DP+. */
    DOWNLOADED,
    /** Is on the device. */
    INSTALLED,
    /** Is the one the device uses. */
    ENABLED,
    /** Is on the device and not used. */
    DISABLED,
    /** Was removed from the device. */
    DELETED,
    /** Could not be installed. */
    ERROR
}
