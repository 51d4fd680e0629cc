package io.silkroam.sim.inventory;

/** Why a command about numbers or their pools changed nothing. */
public final class NumberRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason, for a program. */
    public enum Reason {
        /** There is no such pool. */
        NO_SUCH_POOL,
        /** More numbers than one command may name, or a range that is none. */
        BAD_RANGE,
        /** A number is in another pool. */
        IN_ANOTHER_POOL,
        /** A number that is assigned or rests cannot be removed. */
        NOT_FREE,
        /** No number of the pool is free. */
        NONE_FREE
    }

    private final Reason reason;

    NumberRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static NumberRefusedException noSuchPool(String name) {
        return new NumberRefusedException(Reason.NO_SUCH_POOL, "there is no number pool '%s'".formatted(name));
    }

    public Reason reason() {
        return reason;
    }
}
