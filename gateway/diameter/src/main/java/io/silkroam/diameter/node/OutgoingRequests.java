package io.silkroam.diameter.node;

import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.transport.Bound;
import java.util.concurrent.ThreadLocalRandom;

/** Requests of ours under way on one connection, on its event loop. */
final class OutgoingRequests {
    private final NodeContext node;
    private final Connection connection;
    private final Bound bound;
    private final PendingRequests pending = new PendingRequests();
    private int hopByHopId = ThreadLocalRandom.current().nextInt();

    OutgoingRequests(NodeContext node, Connection connection) {
        this.node = node;
        this.connection = connection;
        this.bound = new Bound(node.settings().limits().pending());
    }

    Bound bound() {
        return bound;
    }

    /** A Hop-by-Hop identifier nobody on this connection uses. */
    int nextHopByHopId() {
        return hopByHopId++;
    }

    void register(PendingRequest request) {
        request.hopByHopId = nextHopByHopId();
        pending.add(request);
        connection.meter().sent.increment();
    }

    /** An answer arrived: told to who waits for it, or counted as late. */
    void answered(Message answer) {
        PendingRequest request =
                pending.remove(answer.header().hopByHopId(), answer.header().endToEndId());
        if (request == null) {
            connection.meter().late.increment();
            return;
        }
        bound.leave();
        connection.meter().answers.increment();
        request.finish(new SendOutcome.Answered(answer));
    }

    void expire(long now) {
        for (PendingRequest request : pending.removeIf(candidate -> now - candidate.deadline >= 0)) {
            bound.leave();
            connection.meter().timedOut.increment();
            request.finish(new SendOutcome.TimedOut());
        }
    }

    /** Those that have another way take it. */
    void failOver() {
        for (PendingRequest request : pending.removeIf(one -> node.sender().hasAlternative(one, connection))) {
            bound.leave();
            node.sender().failOver(request, connection);
        }
    }

    /** The connection is gone: all must find another way. */
    void failOverAll() {
        for (PendingRequest request : pending.removeIf(any -> true)) {
            bound.leave();
            node.sender().failOver(request, connection);
        }
    }
}
