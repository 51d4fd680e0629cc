package io.silkroam.sim.batch;

/** Is told how far an import is, at most once for every thousand rows, on the importing thread. */
@FunctionalInterface
public interface ProgressListener {
    /** Does not listen. */
    ProgressListener NONE = (rows, octets) -> {};

    /** What was read so far. */
    void at(long rows, long octets);
}
