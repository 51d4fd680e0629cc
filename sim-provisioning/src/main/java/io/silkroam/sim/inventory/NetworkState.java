package io.silkroam.sim.inventory;

/** What the network (charging, later the HSS) has been told of a SIM. */
public enum NetworkState {
    /** Nothing. */
    ABSENT,
    /** To serve it. */
    ENABLED,
    /** To refuse it. */
    BARRED,
    /** The row is ahead of the network, which is still to be told. */
    PENDING
}
