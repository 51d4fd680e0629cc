package io.silkroam.simulator.jdiameter;

import static org.awaitility.Awaitility.await;

import io.silkroam.simulator.wire.GyMessage;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdiameter.api.Answer;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.DisconnectCause;
import org.jdiameter.api.EventListener;
import org.jdiameter.api.IllegalDiameterStateException;
import org.jdiameter.api.InternalException;
import org.jdiameter.api.Message;
import org.jdiameter.api.Network;
import org.jdiameter.api.PeerState;
import org.jdiameter.api.PeerTable;
import org.jdiameter.api.Request;
import org.jdiameter.api.Session;
import org.jdiameter.api.SessionFactory;
import org.jdiameter.server.impl.StackImpl;

/** The smallest charging system: a jDiameter server that keeps what it received and answers as told. */
final class TestOcs implements AutoCloseable {
    static final String REALM = "ocs.test";
    private static final org.jdiameter.api.ApplicationId GY =
            org.jdiameter.api.ApplicationId.createByAuthAppId(StackConfiguration.GY);

    private final String host;
    private final InetSocketAddress address;
    private final StackImpl stack = new StackImpl();
    private boolean open = true;
    private final SessionFactory sessions;
    private final List<GyMessage> received = new CopyOnWriteArrayList<>();
    private final Function<GyMessage, TestAnswer> answering;

    private TestOcs(
            String host, InetSocketAddress address, String partnerRealm, Function<GyMessage, TestAnswer> answering)
            throws Exception {
        this.host = host;
        this.address = address;
        this.answering = answering;
        this.sessions = stack.init(ServerConfiguration.of(host, REALM, address, partnerRealm));
        stack.unwrap(Network.class).addNetworkReqListener(this::answer, GY);
        stack.start();
    }

    static TestOcs start(
            String host, InetSocketAddress address, String partnerRealm, Function<GyMessage, TestAnswer> how)
            throws Exception {
        return new TestOcs(host, address, partnerRealm, how);
    }

    PartnerSettings.Gateway asGateway() {
        return new PartnerSettings.Gateway(host, REALM, address);
    }

    /**
     * Waits until it takes requests, for up to 15 s: jDiameter sends its CEA a moment before it does, and drops what
     * comes in between.
     */
    void awaitPartner() {
        await().atMost(Duration.ofSeconds(15)).until(() -> stack.unwrap(PeerTable.class).getPeerTable().stream()
                .anyMatch(peer -> peer.getState(PeerState.class) == PeerState.OKAY));
    }

    List<GyMessage> received() {
        return received;
    }

    CompletableFuture<Answer> reAuthorise(String sessionId, String destinationHost, String destinationRealm)
            throws Exception {
        return ask(Message.RE_AUTH_REQUEST, sessionId, destinationHost, destinationRealm);
    }

    CompletableFuture<Answer> abort(String sessionId, String destinationHost, String destinationRealm)
            throws Exception {
        return ask(Message.ABORT_SESSION_REQUEST, sessionId, destinationHost, destinationRealm);
    }

    private CompletableFuture<Answer> ask(int command, String sessionId, String destinationHost, String realm)
            throws Exception {
        Session session = sessions.getNewSession(sessionId);
        Request request = session.createRequest(command, GY, realm, destinationHost);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        session.send(request, new EventListener<Request, Answer>() {
            @Override
            public void receivedSuccessMessage(Request asked, Answer received) {
                answer.complete(received);
            }

            @Override
            public void timeoutExpired(Request asked) {
                answer.completeExceptionally(new IllegalStateException("No answer to " + command));
            }
        });
        return answer;
    }

    private Answer answer(Request request) {
        GyMessage message = MessageReader.read(request);
        received.add(message);
        TestAnswer how = answering.apply(message);
        if (how.silent()) {
            return null;
        }
        Answer answer = request.createAnswer(how.resultCode());
        AvpSet avps = answer.getAvps();
        avps.addAvp(Avp.ORIGIN_HOST, host, true, false, true);
        avps.addAvp(Avp.ORIGIN_REALM, REALM, true, false, true);
        how.avps().accept(avps);
        return answer;
    }

    /** Leaves the network without waiting for anybody. */
    private void shutDown() {
        try {
            if (stack.isActive()) {
                stack.stop(2, TimeUnit.SECONDS, DisconnectCause.REBOOTING);
            }
        } catch (IllegalDiameterStateException | InternalException e) {
            throw new IllegalStateException("The test charging system does not stop", e);
        }
    }

    /** The second time does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            shutDown();
            StackEnd.destroy(stack);
        }
    }
}
