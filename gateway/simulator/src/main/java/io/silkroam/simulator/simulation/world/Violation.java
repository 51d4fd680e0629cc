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

    /**
     * Throws one unless something holds.
     *
     * @param otherwise what is broken then, to be formatted with {@code of}
     */
    @SuppressWarnings("AnnotateFormatMethod") // we have no annotations of Error Prone
    public static void unless(boolean holds, String otherwise, Object... of) {
        if (!holds) {
            throw new Violation(otherwise.formatted(of));
        }
    }
}
