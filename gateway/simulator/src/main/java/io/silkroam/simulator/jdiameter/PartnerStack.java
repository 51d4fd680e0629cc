package io.silkroam.simulator.jdiameter;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdiameter.api.ApplicationId;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.DisconnectCause;
import org.jdiameter.api.IllegalDiameterStateException;
import org.jdiameter.api.InternalException;
import org.jdiameter.api.Message;
import org.jdiameter.api.OverloadException;
import org.jdiameter.api.Peer;
import org.jdiameter.api.PeerState;
import org.jdiameter.api.PeerTable;
import org.jdiameter.api.RawSession;
import org.jdiameter.api.RouteException;
import org.jdiameter.client.api.io.IConnection;
import org.jdiameter.client.impl.StackImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partner's Diameter node: connects to one or several gateways, keeps the connections up, sends Gy requests and
 * answers what the gateways ask. jDiameter itself gives a peer up after a Disconnect-Peer-Request; this does not.
 */
public final class PartnerStack implements GyLink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerStack.class);
    private static final int CREDIT_CONTROL = 272;
    private static final long CHOSEN_BY_THE_PEER = -1;
    private static final Duration STOP_GRACE = Duration.ofSeconds(2);
    private static final ApplicationId GY = ApplicationId.createByAuthAppId(StackConfiguration.GY);

    private final PartnerSettings settings;
    private final StackConfiguration configuration;
    private final StackImpl stack = new StackImpl();
    private final ScheduledExecutorService keeper =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "partner-keeper"));
    private RawSession sender;
    private Future<?> reopening = CompletableFuture.completedFuture(null);
    private volatile boolean wanted = true;

    private PartnerStack(PartnerSettings settings, GatewayListener listener) {
        this.settings = settings;
        this.configuration = new StackConfiguration(settings, new GatewayRequests(settings.origin(), listener));
    }

    /** Starts connecting and returns at once; see {@link #awaitConnected}. */
    public static PartnerStack start(PartnerSettings settings, GatewayListener listener) {
        PartnerStack partner = new PartnerStack(settings, listener);
        try {
            partner.sender = partner.stack.init(partner.configuration).getNewRawSession();
            partner.stack.start();
        } catch (InternalException | IllegalDiameterStateException e) {
            partner.close();
            throw new IllegalStateException("The partner " + settings.origin().host() + " does not start", e);
        }
        long pause = settings.timings().reconnect().toMillis();
        partner.reopening = partner.keeper.scheduleWithFixedDelay(partner::reopen, pause, pause, TimeUnit.MILLISECONDS);
        return partner;
    }

    @Override
    public CompletableFuture<GyAnswer> send(GyMessage message) {
        PendingAnswer pending = new PendingAnswer(message.text(AvpName.SESSION_ID));
        Message request = sender.createMessage(CREDIT_CONTROL, GY, CHOSEN_BY_THE_PEER, message.endToEndId());
        request.setRequest(true);
        request.setProxiable(true);
        request.setReTransmitted(message.retransmitted());
        AvpSet avps = request.getAvps();
        while (avps.size() > 0) {
            avps.removeAvpByIndex(0);
        }
        AvpWriter.write(message.avps(), avps);
        try {
            sender.send(request, pending, settings.timings().answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InternalException | IllegalDiameterStateException | RouteException | OverloadException e) {
            pending.fail(new RequestFailedException("Not sent: " + e.getMessage(), e));
        }
        return pending.answer();
    }

    /** Origin-Hosts of the gateways that are connected now. */
    public Set<String> connectedGateways() {
        return peers().stream()
                .filter(peer -> peer.getState(PeerState.class) == PeerState.OKAY)
                .map(peer -> peer.getUri().getFQDN())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether any gateway is connected. */
    public boolean isConnected() {
        return !connectedGateways().isEmpty();
    }

    /** Waits until all gateways are connected; false if {@code patience} ran out first. */
    public boolean awaitConnected(Duration patience) {
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        Runnable look = () -> {
            if (connectedGateways().size() == settings.gateways().size()) {
                connected.complete(true);
            }
        };
        var looking = keeper.scheduleWithFixedDelay(look, 0, 10, TimeUnit.MILLISECONDS);
        boolean result = connected
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        looking.cancel(false);
        return result;
    }

    /** Breaks every connection without a word, as a failing line would; they come back by themselves. */
    public void cut() {
        configuration.connections().stream().filter(IConnection::isConnected).forEach(IConnection::disconnect);
    }

    /** Leaves every gateway in order, with a Disconnect-Peer-Request, and stays away until {@link #reconnect}. */
    public void disconnect() {
        wanted = false;
        for (Peer peer : peers()) {
            try {
                peer.disconnect(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
            } catch (InternalException | IllegalDiameterStateException e) {
                LOG.info("{} is not connected: {}", peer.getUri(), e.getMessage());
            }
        }
    }

    public void reconnect() {
        wanted = true;
    }

    @Override
    public void close() {
        wanted = false;
        reopening.cancel(false);
        keeper.shutdownNow();
        try {
            // What it was just opening would otherwise open after the stop.
            keeper.awaitTermination(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            stack.stop(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS, DisconnectCause.REBOOTING);
        } catch (InternalException | IllegalDiameterStateException e) {
            LOG.info("{} stops without a farewell: {}", settings.origin().host(), e.getMessage());
            cut();
        }
        StackEnd.destroy(stack);
    }

    private void reopen() {
        if (!wanted) {
            return;
        }
        for (Peer peer : peers()) {
            if (peer.getState(PeerState.class) == PeerState.DOWN) {
                try {
                    peer.connect();
                } catch (Exception e) {
                    // jDiameter declares and throws a variety here; a peer that is just changing state is tried again
                    LOG.debug("{} does not open yet", peer.getUri(), e);
                }
            }
        }
    }

    private List<Peer> peers() {
        if (!stack.isActive()) {
            return List.of();
        }
        try {
            return stack.unwrap(PeerTable.class).getPeerTable();
        } catch (InternalException e) {
            throw new IllegalStateException("jDiameter without a peer table", e);
        }
    }
}
