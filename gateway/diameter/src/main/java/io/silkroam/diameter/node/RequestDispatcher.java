package io.silkroam.diameter.node;

import io.netty.buffer.ByteBuf;
import io.silkroam.diameter.codec.Malformed;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.EdgeHit;
import io.silkroam.diameter.edge.PeerIdentity;
import io.silkroam.diameter.edge.RequestFacts;
import io.silkroam.diameter.transport.WireItem;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a request on one connection: shed, route, judge at the edge, hand to its application. */
final class RequestDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(RequestDispatcher.class);

    private final NodeContext node;
    private final Connection connection;
    private final Peer peer;
    private final PeerIdentity identity;
    private final NodeSettings.Identity own;
    private final RequestFacts facts = new RequestFacts();

    RequestDispatcher(NodeContext node, Connection connection, Peer peer) {
        this.node = node;
        this.connection = connection;
        this.peer = peer;
        this.identity = new PeerIdentity(peer.partner(), peer.host(), peer.realm());
        this.own = node.settings().identity();
    }

    /** Takes a sound request of an application. */
    void dispatch(Message request) {
        peer.meter().received.increment();
        Optional<ShedReason> shed = shed();
        if (shed.isPresent()) {
            peer.meter().shed.increment();
            node.observer().shed(peer.host(), shed.get());
            answer(request, ResultCodes.DIAMETER_TOO_BUSY, "");
            return;
        }
        facts.read(request);
        Optional<Application> application = application(request.header().applicationId());
        Optional<EdgeHit> hit = node.edge().judge(identity, facts, request);
        if (hit.isPresent()) {
            refuse(request, hit.get().resultCode(), hit.get().detail());
        } else if (!own.realm().equalsIgnoreCase(orOwn(facts.destinationRealm(), own.realm()))) {
            refuse(request, ResultCodes.DIAMETER_REALM_NOT_SERVED, "no relay to other realms");
        } else if (!own.host().equalsIgnoreCase(orOwn(facts.destinationHost(), own.host()))) {
            refuse(request, ResultCodes.DIAMETER_UNABLE_TO_DELIVER, "no relay to other hosts");
        } else if (application.isEmpty()) {
            refuse(request, ResultCodes.DIAMETER_APPLICATION_UNSUPPORTED, "");
        } else {
            handOver(application.get(), request);
        }
    }

    /** Answers a request that breaks the RFC; an answer that does is counted and forgotten. */
    void refuseMalformed(Malformed malformed) {
        peer.meter().malformed.increment();
        node.observer().malformed(peer.host(), malformed.resultCode(), malformed.reason());
        if (malformed.header().isRequest()) {
            send(node.errors().write(connection.channel().alloc().buffer(256), malformed));
        }
    }

    /** Why the request is not to be taken; otherwise it counts as in flight from here on. */
    private Optional<ShedReason> shed() {
        if (connection.isClosing() || node.isStopping()) {
            return Optional.of(ShedReason.STOPPING);
        }
        if (!peer.rate().tryTake(connection.lastReceived())) {
            return Optional.of(ShedReason.RATE);
        }
        if (!peer.inFlight().tryEnter()) {
            return Optional.of(ShedReason.PEER_IN_FLIGHT);
        }
        if (!node.inFlight().tryEnter()) {
            peer.inFlight().leave();
            return Optional.of(ShedReason.NODE_IN_FLIGHT);
        }
        return Optional.empty();
    }

    private Optional<Application> application(int id) {
        List<Application> applications = node.applications();
        for (int i = 0; i < applications.size(); i++) {
            if (applications.get(i).id() == id) {
                return Optional.of(applications.get(i));
            }
        }
        return Optional.empty();
    }

    private void handOver(Application application, Message request) {
        IncomingRequest incoming = new IncomingRequest(node, connection, peer, request, facts);
        try {
            application.onRequest(incoming);
        } catch (RuntimeException bug) {
            LOG.error("application {} failed on session {}", application.id(), incoming.sessionId(), bug);
            incoming.answerIfOpen(ResultCodes.DIAMETER_UNABLE_TO_COMPLY);
        }
    }

    /** Turned away before it reached an application: no longer in flight. */
    private void refuse(Message request, int resultCode, String reason) {
        peer.inFlight().leave();
        node.inFlight().leave();
        peer.meter().refused.increment();
        answer(request, resultCode, reason);
    }

    private void answer(Message request, int resultCode, String reason) {
        send(node.errors().write(connection.channel().alloc().buffer(256), request, resultCode, reason));
    }

    private void send(ByteBuf encoded) {
        connection.send(WireItem.of(encoded));
    }

    private static String orOwn(String given, String own) {
        return given.isEmpty() ? own : given;
    }
}
