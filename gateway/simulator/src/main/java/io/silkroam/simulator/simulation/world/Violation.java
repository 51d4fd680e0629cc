package io.silkroam.simulator.simulation.world;

/** A promise was not kept. An Error, so that nothing of the product catches it. */
public final class Violation extends Error {
    private static final long serialVersionUID = 1;

    public Violation(String promise) {
        super(promise);
    }

    public Violation(String promise, Throwable cause) {
        super(promise, cause);
    }
}
