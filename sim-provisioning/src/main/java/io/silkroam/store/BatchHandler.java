package io.silkroam.store;

import java.util.List;

/** What a lane does with commands that waited together. Batches of one lane never overlap; those of two lanes do. */
public interface BatchHandler<C> {

    /** Why a command is not served. */
    enum Refusal {
        /** It waited longer than the bound. */
        EXPIRED,
        /** The connection was lost and did not come back in time. */
        DISCONNECTED,
        /** It met conflicts as often as it was tried. */
        CONTENDED,
        /** Serving it alone failed: a fault in the program or in this command's data. */
        FAILED,
        /** The gateway is stopping. */
        CLOSING
    }

    /**
     * Decides the batch, writes it, calls {@link LaneSession#commitDurably()}, and only then answers. Commands of one
     * key stand in the order they were offered.
     *
     * <p>Whatever is thrown before the first commit, the batch is rolled back and handed over again, whole or command
     * by command. A connection lost during the commit leaves its outcome unknown, so the state has to be read again
     * from the database each time, where the stored answer of a request that made it is found.
     */
    void handle(List<C> batch, LaneSession session);

    /** Answers a command that is not served. Harmless for one already answered; may come from any thread. */
    void refuse(C command, Refusal why);

    /**
     * The batch has been with the store for longer than the bound, and its outcome is open. May be answered "too busy":
     * the repeat of a request that was committed after all gets the stored answer. Comes from the watching thread, once
     * per batch.
     */
    default void stalled(List<C> batch) {}
}
