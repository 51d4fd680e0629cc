package io.silkroam.simulator.bench.peers;

import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.CommandSet;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.node.Application;
import io.silkroam.diameter.node.DiameterNode;
import io.silkroam.diameter.node.IncomingRequest;
import io.silkroam.diameter.node.NodeObserver;
import io.silkroam.diameter.node.NodeSettings;
import io.silkroam.diameter.node.OutboundPeer;
import io.silkroam.diameter.node.OutgoingRequest;
import io.silkroam.diameter.node.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A packet gateway that opens sessions and ends them, at a steady rate, each of them charged and on disk. */
final class GoodPeer implements Pacer.Sender, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int INITIAL = 1;
    private static final int TERMINATION = 3;
    /** So many others are opened before a session is ended. */
    private static final int OPEN = Ground.TRAVELLERS / 2;

    private final DiameterNode node;

    GoodPeer(int port) {
        NodeSettings settings = NodeSettings.named(Ground.GOOD_HOST, Ground.GOOD_REALM)
                .eventLoops(1)
                .partner(Partner.named("gateway")
                        .host(Ground.HOST)
                        .realm(Ground.REALM)
                        .application(Applications.CREDIT_CONTROL, CommandSet.any())
                        .build())
                .connect(new OutboundPeer(Ground.HOST, Ground.ADDRESS, port, false, 1))
                .build();
        this.node = DiameterNode.start(settings, List.of(new Client()), NodeObserver.none());
    }

    boolean isConnected() {
        return node.canReach(Ground.HOST, Ground.REALM);
    }

    @Override
    public void send(int number, Phase phase, long due) {
        phase.diameter().asked();
        boolean opens = number % 2 == 0;
        int session = opens ? number / 2 : Math.max(0, number / 2 - OPEN);
        OutgoingRequest request = new OutgoingRequest(
                Commands.CREDIT_CONTROL,
                Applications.CREDIT_CONTROL,
                true,
                Optional.of(Ground.GOOD_HOST + ";1;" + session),
                Optional.empty(),
                Ground.REALM,
                opens ? out -> initial(out, session) : out -> termination(out, session));
        node.send(request, TIMEOUT, outcome -> {
            // Before so many were opened the same session is ended again, whose answer is kept.
            if (outcome instanceof SendOutcome.Answered answered
                    && answered.answer().unsigned(Avps.RESULT_CODE).orElse(0) == ResultCodes.DIAMETER_SUCCESS) {
                phase.diameter().add(System.nanoTime() - due);
            } else {
                phase.diameter().failed();
            }
        });
    }

    private static void initial(MessageWriter out, int session) {
        head(out, INITIAL, 0, session);
        out.group(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL, service -> service.add(Avps.RATING_GROUP, 1)
                .group(Avps.REQUESTED_SERVICE_UNIT, empty -> {}));
        out.group(
                Avps.SERVICE_INFORMATION,
                si -> si.group(Avps.PS_INFORMATION, ps -> ps.add(Avps.TGPP_SGSN_MCC_MNC, "20408")));
    }

    private static void termination(MessageWriter out, int session) {
        head(out, TERMINATION, 1, session);
        out.add(Avps.TERMINATION_CAUSE, 1);
    }

    private static void head(MessageWriter out, int type, int number, int session) {
        Consumer<MessageWriter> subscriber = id -> id.add(Avps.SUBSCRIPTION_ID_TYPE, 1)
                .add(Avps.SUBSCRIPTION_ID_DATA, Ground.imsi(session % Ground.TRAVELLERS));
        out.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .add(Avps.SERVICE_CONTEXT_ID, "32251@3gpp.org")
                .add(Avps.CC_REQUEST_TYPE, type)
                .add(Avps.CC_REQUEST_NUMBER, number)
                .group(Avps.SUBSCRIPTION_ID, subscriber);
    }

    @Override
    public void close() {
        node.close();
    }

    /** What the gateway asks is not what is measured. */
    private static final class Client implements Application {
        @Override
        public int id() {
            return Applications.CREDIT_CONTROL;
        }

        @Override
        public void onRequest(IncomingRequest request) {
            request.answer(ResultCodes.DIAMETER_UNABLE_TO_COMPLY, out -> {});
        }
    }
}
