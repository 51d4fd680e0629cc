package io.silkroam.sim.inventory;

/** Whether a telephone number can be given to a SIM. */
public enum NumberState {
    /** Nobody has it, and nobody had it lately. */
    FREE,
    /** A SIM has it. */
    ASSIGNED,
    /** A SIM had it, and it rests until calls for its last owner have ceased. */
    QUARANTINED
}
