package io.silkroam.time;

import java.time.Duration;

/** One thing that is done again and again, one round after the other. A round that fails is logged and others come. */
public interface Rounds extends AutoCloseable {

    /** Begins; {@code pause} lies before the first round and between any two. */
    void start(Duration pause);

    /** Does a round soon, without waiting for its turn; nothing once this is closed. */
    void wake();

    /** Does a round after this pause, without waiting for its turn; nothing once this is closed. */
    void wakeAfter(Duration pause);

    /** Does something else between two rounds; nothing once this is closed. */
    void execute(Runnable task);

    boolean isClosed();

    /** Begins no more rounds. */
    @Override
    void close();

    /** Waits for a round that still ran when this was closed; false if it took longer. */
    boolean awaitEnd(Duration grace);
}
