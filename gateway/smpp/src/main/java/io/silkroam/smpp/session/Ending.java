package io.silkroam.smpp.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** The end of all connections of a server or client at once. */
final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
    /** Tests fail on what is marked so. */
    private static final Marker LEFT_OVER = MarkerFactory.getMarker("LEFT_OVER");

    private Ending() {}

    /** Once the event loops are over: whatever is still in a table now was forgotten there. */
    static void check(SessionContext context, int unbound) {
        int connections = context.connections().size();
        if (connections + unbound > 0) {
            LOG.error(LEFT_OVER, "ended with {} connections in its tables, {} not bound", connections, unbound);
        }
    }

    /** Unbinds all, waits, then closes; whether all were gone in time. Never on an event loop. */
    static boolean of(SessionContext context, Duration grace) {
        long deadline = System.nanoTime() + grace.toNanos();
        List<SmppConnection> all = List.copyOf(context.connections());
        all.forEach(connection -> connection.unbind(EndReason.STOPPED));
        boolean orderly = true;
        for (SmppConnection connection : all) {
            long left = Math.max(0, deadline - System.nanoTime());
            orderly &= connection.channel().closeFuture().awaitUninterruptibly(left, TimeUnit.NANOSECONDS);
        }
        for (SmppConnection connection : List.copyOf(context.connections())) {
            connection.onLoop(() -> connection.end(EndReason.STOPPED));
            connection.channel().closeFuture().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
        return orderly;
    }
}
