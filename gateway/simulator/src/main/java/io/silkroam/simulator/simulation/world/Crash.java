package io.silkroam.simulator.simulation.world;

/**
 * The process ends here, in the middle of whatever it does. An Error, so that nothing of the product catches it:
 * nothing of a dead process does anything any more.
 */
public final class Crash extends Error {
    private static final long serialVersionUID = 1;

    public Crash(String where) {
        super(where, null, false, false);
    }
}
