package io.silkroam.sim.plan;

/** What a second purchase does while the first still runs. */
public enum Stacking {
    /** It waits until the first is used up or has expired. */
    QUEUE,
    /** It can be used at once, beside the first. */
    PARALLEL,
    /** Its units and its period are added to the first. */
    EXTEND
}
