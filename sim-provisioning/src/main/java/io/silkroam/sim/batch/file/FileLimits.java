package io.silkroam.sim.batch.file;

/**
 * How much of a vendor's file is read. Each bound has a stated answer: beyond {@code octets}, {@code rows} or
 * {@code columns} the file is refused, a longer line is an error of that line, and errors beyond {@code errors} are
 * counted, but not kept.
 */
public record FileLimits(long octets, int lineOctets, int columns, long rows, int errors) {

    /** What holds where the vendor's file says nothing else. */
    public static final FileLimits DEFAULT = new FileLimits(512L << 20, 8192, 128, 2_000_000, 1000);

    public FileLimits {
        if (octets < 1 || lineOctets < 80 || columns < 2 || rows < 1 || errors < 1) {
            throw new IllegalArgumentException("a bound of a vendor's file is too small to read any");
        }
    }
}
