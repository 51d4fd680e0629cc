package io.silkroam.diameter.node;

import io.netty.util.concurrent.EventExecutor;
import io.silkroam.diameter.codec.ErrorAnswer;
import io.silkroam.diameter.edge.EdgePolicy;
import io.silkroam.diameter.transport.Bound;
import io.silkroam.diameter.transport.ConnectionGate;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all connections of a node share. */
record NodeContext(
        NodeSettings settings,
        List<Application> applications,
        NodeObserver observer,
        BaseMessages base,
        Identifiers identifiers,
        ErrorAnswer errors,
        EdgePolicy edge,
        RequestSender sender,
        ConnectionGate gate,
        Bound inFlight,
        EventExecutor control,
        AtomicBoolean stopping) {

    private static final Logger LOG = LoggerFactory.getLogger(NodeContext.class);

    long now() {
        return settings.time().nanos().getAsLong();
    }

    boolean isStopping() {
        return stopping.get();
    }

    /** Runs on the control thread, which owns all peers' machines; a node that has stopped has none. */
    void onControl(Runnable task) {
        if (control.isShuttingDown()) {
            return;
        }
        try {
            control.execute(task);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("an event came after the node stopped", stopped);
        }
    }
}
