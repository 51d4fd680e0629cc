package io.silkroam.simulator.probe;

/** A server that is probed: the probe may bind to it, with its own system_id and password alone. */
public interface Opponent extends AutoCloseable {
    /** Its name and version, as a column's heading. */
    String name();

    /** Where it listens on the loopback. */
    int port();

    @Override
    void close();
}
