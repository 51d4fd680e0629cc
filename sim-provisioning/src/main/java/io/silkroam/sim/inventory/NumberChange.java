package io.silkroam.sim.inventory;

/** How many numbers a command changed, and how many were already so. */
public record NumberChange(long changed, long unchanged) {
    NumberChange plus(NumberChange other) {
        return new NumberChange(changed + other.changed, unchanged + other.unchanged);
    }
}
