package io.silkroam.gateway.admin;

/** Leaves a transaction half way, so that nothing of it is kept; becomes its outcome at the door. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome.Refused refused;

    RefusedException(Refusal reason, String detail, String hint) {
        super(detail, null, false, false);
        this.refused = new Outcome.Refused(reason, detail, hint);
    }

    Outcome.Refused refused() {
        return refused;
    }
}
