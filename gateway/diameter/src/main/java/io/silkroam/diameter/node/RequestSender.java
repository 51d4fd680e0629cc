package io.silkroam.diameter.node;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Avps;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Sends requests: encodes, finds a connection, and finds another when that one fails. Any thread. */
final class RequestSender {
    private static final int USUAL_SIZE = 512;

    private final NodeSettings settings;
    private final Identifiers identifiers;
    private final LongAdder underWay = new LongAdder();
    private volatile RouteTable routes = RouteTable.EMPTY;

    RequestSender(NodeSettings settings, Identifiers identifiers) {
        this.settings = settings;
        this.identifiers = identifiers;
    }

    void publish(RouteTable table) {
        routes = table;
    }

    boolean canReach(String host, String realm) {
        return routes.leadsTo(host, realm);
    }

    void send(OutgoingRequest request, Duration timeout, Consumer<SendOutcome> done) {
        long deadline = settings.time().nanos().getAsLong() + timeout.toNanos();
        int endToEndId = identifiers.next();
        ByteBuf encoded = encode(request, endToEndId);
        began();
        route(new PendingRequest(request, encoded, endToEndId, deadline, done, this), Optional.empty());
    }

    /** Somebody waits to be told what becomes of it. */
    void began() {
        underWay.increment();
    }

    /** Its sender was told what became of it. */
    void ended() {
        underWay.decrement();
    }

    /** Requests whose sender was not told yet; exact once nobody sends any more. */
    long underWay() {
        return underWay.sum();
    }

    /** The connection a request was on went before the answer came. */
    void failOver(PendingRequest pending, Connection from) {
        if (settings.time().nanos().getAsLong() - pending.deadline >= 0) {
            pending.finish(new SendOutcome.TimedOut());
        } else {
            from.meter().failedOver.increment();
            route(pending, Optional.of(from));
        }
    }

    /** Whether a request on that connection could go over another one. */
    boolean hasAlternative(PendingRequest pending, Connection from) {
        return find(pending.request, Optional.of(from)).isPresent();
    }

    private void route(PendingRequest pending, Optional<Connection> not) {
        Optional<Connection> found = find(pending.request, not);
        if (found.isEmpty()) {
            OutgoingRequest request = pending.request;
            pending.finish(new SendOutcome.Unreachable("no open connection leads to "
                    + request.destinationHost().orElse("any host") + " in " + request.destinationRealm()));
        } else if (!found.get().pendingBound().tryEnter()) {
            pending.finish(new SendOutcome.TooManyPending());
        } else {
            pending.sendOver(found.get());
        }
    }

    private Optional<Connection> find(OutgoingRequest request, Optional<Connection> not) {
        return routes.find(request.destinationHost(), request.destinationRealm(), request.applicationId(), not);
    }

    private ByteBuf encode(OutgoingRequest request, int endToEndId) {
        DiameterHeader header = DiameterHeader.request(
                request.commandCode(), request.applicationId(), request.proxiable(), 0, endToEndId);
        ByteBuf out = ByteBufAllocator.DEFAULT.buffer(USUAL_SIZE);
        try {
            MessageWriter writer = MessageWriter.start(out, header);
            if (request.sessionId().isPresent()) {
                writer.add(Avps.SESSION_ID, request.sessionId().get());
            }
            writer.add(Avps.ORIGIN_HOST, settings.identity().host())
                    .add(Avps.ORIGIN_REALM, settings.identity().realm())
                    .add(Avps.DESTINATION_REALM, request.destinationRealm());
            if (request.destinationHost().isPresent()) {
                writer.add(Avps.DESTINATION_HOST, request.destinationHost().get());
            }
            request.avps().accept(writer);
            return writer.finish();
        } catch (RuntimeException wrong) {
            out.release();
            throw wrong;
        }
    }
}
