package io.silkroam.sim.plan;

/**
 * How large a grant may be, in the unit of what is granted.
 *
 * @param floor no grant is smaller, except the last
 * @param usual what a request that names no amount gets
 * @param maximum no grant is larger, whatever was asked
 */
public record Slices(long floor, long usual, long maximum) {
    public Slices {
        if (floor <= 0 || usual < floor || maximum < usual) {
            throw new IllegalArgumentException("slices need 0 < floor <= default <= maximum");
        }
    }
}
