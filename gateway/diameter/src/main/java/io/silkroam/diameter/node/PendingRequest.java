package io.silkroam.diameter.node;

import io.netty.buffer.ByteBuf;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.transport.WireItem;
import java.util.function.Consumer;

/**
 * A request of ours on its way: kept encoded until answered, so that another connection can carry it again. One thread
 * at a time owns it: the sender, then the event loop of the connection it was handed to.
 */
final class PendingRequest implements WireItem {
    private static final int FLAGS = 4;
    private static final int HOP_BY_HOP = 12;

    final OutgoingRequest request;
    final int endToEndId;
    final long deadline;
    int hopByHopId;
    private final ByteBuf encoded;
    private final Consumer<SendOutcome> done;
    private final RequestSender sender;
    private Connection connection;
    private boolean sent;

    PendingRequest(
            OutgoingRequest request,
            ByteBuf encoded,
            int endToEndId,
            long deadline,
            Consumer<SendOutcome> done,
            RequestSender sender) {
        this.request = request;
        this.encoded = encoded;
        this.endToEndId = endToEndId;
        this.deadline = deadline;
        this.done = done;
        this.sender = sender;
    }

    /** Hands it to a connection whose bound was entered for it. */
    void sendOver(Connection next) {
        connection = next;
        next.send(this);
    }

    @Override
    public ByteBuf toWire() {
        connection.register(this);
        if (!sent) {
            sent = true;
            encoded.setInt(HOP_BY_HOP, hopByHopId);
            return encoded.retainedDuplicate();
        }
        // RFC 6733 §5.5.4: sent again after a fail-over, with the same End-to-End Identifier. A copy, since the first
        // connection may still hold the original unsent.
        ByteBuf again = encoded.copy();
        again.setByte(FLAGS, again.getByte(FLAGS) | DiameterHeader.RETRANSMITTED);
        again.setInt(HOP_BY_HOP, hopByHopId);
        return again;
    }

    @Override
    public void dropped() {
        connection.pendingBound().leave();
        sender.failOver(this, connection);
    }

    /** Tells the sender what became of it; the last thing that happens to it. */
    void finish(SendOutcome outcome) {
        encoded.release();
        sender.ended();
        done.accept(outcome);
    }
}
