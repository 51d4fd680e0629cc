package io.silkroam.billing.export;

/** An export that was not made, with the reason and what to do in its message. */
public final class ExportException extends RuntimeException {

    /** What kind of reason. */
    public enum Reason {
        /** What is asked for does not exist or makes no sense. */
        BAD_REQUEST,
        /** The state of the books or of what was issued does not allow it. */
        REFUSED,
        /** The same file would have other octets than before. */
        OTHER_OCTETS,
        /** The disk is full, or the folder cannot be written to. */
        DISK
    }

    private final Reason reason;

    ExportException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    ExportException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
