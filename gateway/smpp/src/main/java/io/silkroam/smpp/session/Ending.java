package io.silkroam.smpp.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The end of all connections of a server or client at once. */
final class Ending {
    private Ending() {}

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
