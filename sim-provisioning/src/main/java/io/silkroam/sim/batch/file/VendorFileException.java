package io.silkroam.sim.batch.file;

/** A vendor's file that cannot be read any further. Its message holds nothing secret of the file. */
public final class VendorFileException extends RuntimeException {
    private final long line;

    /** @param line counted from 1; 0 where it is none's */
    public VendorFileException(long line, String reason) {
        super(reason);
        this.line = line;
    }

    public long line() {
        return line;
    }
}
