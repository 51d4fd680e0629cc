package io.silkroam.gateway.api;

import java.io.IOException;

/** Answers calls; runs on a worker thread, so it may wait for the database. */
@FunctionalInterface
public interface Handler {
    /**
     * @throws Problem to refuse
     * @throws IOException when the stream of an upload ends before its time
     */
    Answer handle(Call call) throws IOException;
}
