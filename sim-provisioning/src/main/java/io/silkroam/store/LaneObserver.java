package io.silkroam.store;

import io.silkroam.store.BatchHandler.Refusal;

/** Where the lanes' figures go. Called on the lane's thread: must not block. */
public interface LaneObserver {

    /** For tests and tools that look at nothing. */
    LaneObserver NONE = new LaneObserver() {};

    /** A batch is about to be handled. */
    default void batch(int lane, int size, int stillQueued, long oldestWaitedNanos) {}

    /** A commit is on disk. */
    default void committed(int lane, long nanos) {}

    /** A batch met a conflict and is tried again. */
    default void conflict(int lane) {}

    /** A command was refused. */
    default void refused(int lane, Refusal why) {}

    /** The lane lost its connection, or has one again. */
    default void connected(int lane, boolean connected) {}
}
