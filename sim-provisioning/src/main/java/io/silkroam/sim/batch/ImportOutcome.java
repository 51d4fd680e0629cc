package io.silkroam.sim.batch;

/** How an import ended. */
public enum ImportOutcome {
    /** Every row is in the inventory. */
    IMPORTED,
    /** Every row was there already; nothing was changed. */
    UNCHANGED,
    /** A dry run: every row could be imported, or those that are not refused where it was to keep going. */
    CHECKED,
    /** Some rows were wrong and left out, as asked; the others are in the inventory. */
    PARTLY,
    /** Nothing was changed. */
    REFUSED;

    /** Whether anything of it stays. */
    boolean isKept() {
        return this == IMPORTED || this == PARTLY;
    }
}
