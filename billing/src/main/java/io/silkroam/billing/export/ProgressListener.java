package io.silkroam.billing.export;

/** Told now and then how far an export is. */
@FunctionalInterface
public interface ProgressListener {
    /** Nobody wants to know. */
    ProgressListener NONE = rows -> {};

    /** So many rows are written. Throwing here ends the export, and nothing of it is left. */
    void wrote(long rows);
}
