package io.silkroam.simulator.jdiameter;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.wire.GyMessage;
import java.util.concurrent.CompletableFuture;

/** A way to the charging system. */
@FunctionalInterface
public interface GyLink {
    /**
     * Sends one request. The future completes on the connection's own thread, so what follows must not wait there; it
     * fails with {@link RequestFailedException} when no answer comes.
     */
    CompletableFuture<GyAnswer> send(GyMessage message);
}
