package io.silkroam.diameter.node;

import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.CommandSet;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.peer.BackoffTimers;
import io.silkroam.diameter.peer.PeerTimers;
import io.silkroam.diameter.peer.WatchdogTimers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Nodes and partners as most tests want them. */
final class TestNodes {
    static final String REALM = "ocs.test";
    static final String HOST = "gw1.ocs.test";
    static final String PGW = "pgw1.partner.test";
    static final String PARTNER_REALM = "partner.test";

    private TestNodes() {}

    static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** A node of credit control that knows the partner's one gateway. */
    static NodeSettings.Builder server() {
        return bare().partner(pgw().build());
    }

    static NodeSettings.Builder bare() {
        return NodeSettings.named(HOST, REALM).listen(loopback()).timers(quick());
    }

    static Partner.Builder pgw() {
        return partner("partner").host(PGW);
    }

    static Partner.Builder partner(String id) {
        return Partner.named(id).realm(PARTNER_REALM).application(Applications.CREDIT_CONTROL, CommandSet.of(272));
    }

    /** A node that connects to another one and may be sent RARs by it. */
    static NodeSettings.Builder client(String host, InetSocketAddress server, int connections) {
        return NodeSettings.named(host, host.substring(host.indexOf('.') + 1))
                .timers(quick())
                .partner(Partner.named("ocs")
                        .host(HOST)
                        .realm(REALM)
                        .application(Applications.CREDIT_CONTROL, CommandSet.any())
                        .build())
                .connect(new OutboundPeer(HOST, server.getHostString(), server.getPort(), false, connections));
    }

    /** Back soon after a close, yet patient with a peer: the whole machine may pause for a second or two. */
    static NodeTimers quick() {
        return new NodeTimers(
                new PeerTimers(Duration.ofSeconds(6), Duration.ofSeconds(6), Duration.ofSeconds(2)),
                WatchdogTimers.standard(),
                new BackoffTimers(Duration.ofMillis(20), Duration.ofMillis(200)),
                Duration.ofSeconds(1));
    }

    static OutgoingRequest ccr(String from) {
        return ccr(from, Optional.empty());
    }

    static OutgoingRequest ccr(String from, Optional<String> to) {
        Consumer<MessageWriter> avps = writer -> writer.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .add(Avps.SERVICE_CONTEXT_ID, "32251@3gpp.org")
                .add(Avps.CC_REQUEST_TYPE, 1)
                .add(Avps.CC_REQUEST_NUMBER, 0);
        return new OutgoingRequest(272, Applications.CREDIT_CONTROL, true, Optional.of(from + ";1;1"), to, REALM, avps);
    }

    /** Writes what a CCA needs beyond what the node adds. */
    static void cca(MessageWriter writer) {
        writer.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .add(Avps.CC_REQUEST_TYPE, 1)
                .add(Avps.CC_REQUEST_NUMBER, 0);
    }

    /** Answers every request at once. */
    static Application creditControl() {
        return creditControl(request -> request.answer(ResultCodes.DIAMETER_SUCCESS, TestNodes::cca));
    }

    static Application creditControl(Consumer<IncomingRequest> onRequest) {
        return new Application() {
            @Override
            public int id() {
                return Applications.CREDIT_CONTROL;
            }

            @Override
            public void onRequest(IncomingRequest request) {
                onRequest.accept(request);
            }
        };
    }
}
