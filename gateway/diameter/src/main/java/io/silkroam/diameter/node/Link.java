package io.silkroam.diameter.node;

import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.peer.Backoff;
import io.silkroam.diameter.peer.Identities;
import io.silkroam.diameter.peer.PeerActions;
import io.silkroam.diameter.peer.PeerEvent;
import io.silkroam.diameter.peer.PeerState;
import io.silkroam.diameter.peer.PeerStateMachine;
import io.silkroam.diameter.peer.Role;
import io.silkroam.diameter.peer.Watchdog;
import io.silkroam.diameter.peer.WatchdogActions;
import io.silkroam.diameter.peer.WatchdogEvent;
import io.silkroam.diameter.peer.WatchdogState;
import io.silkroam.diameter.transport.PeerCertificate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of a peer's links: its machines bound to its connections. The control thread owns it. */
final class Link implements PeerActions, WatchdogActions {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final int REBOOTING = 0;
    private static final int UNWELCOME = 2;

    private final NodeContext node;
    private final Peer peer;
    private final int index;
    private final Optional<OutboundPeer> target;
    private final Dialer dialer;
    private final Runnable routesChanged;
    private final PeerStateMachine machine;
    private final Watchdog watchdog;
    private final Backoff backoff;
    private Dialer.Attempt attempt;
    private Connection initiator;
    private Connection responder;
    private Connection arriving;
    private Set<Integer> arrivingApplications = Set.of();
    private Set<Integer> responderApplications = Set.of();
    private Set<Integer> initiatorApplications = Set.of();
    private long seenTraffic;
    private long connectAt;
    private volatile PeerStatus status;
    private volatile int pending;

    Link(NodeContext node, Peer peer, int index, Optional<OutboundPeer> target, Dialer dialer, Runnable routesChanged) {
        this.node = node;
        this.peer = peer;
        this.index = index;
        this.target = target;
        this.dialer = dialer;
        this.routesChanged = routesChanged;
        NodeTimers timers = node.settings().timers();
        this.machine = new PeerStateMachine(this, timers.peer());
        this.watchdog = new Watchdog(this, timers.watchdog(), ThreadLocalRandom.current());
        this.backoff = new Backoff(timers.backoff(), ThreadLocalRandom.current());
        this.connectAt = node.now();
        publish("never connected");
    }

    // What happens to it.

    /** Moves with time: time-outs, watchdog, the next attempt to connect. */
    void poll(long now) {
        machine.poll(now);
        Connection current = current();
        pending = 0;
        if (current != null) {
            current.expire(now);
            pending = current.pendingBound().current();
            if (machine.state().isOpen()) {
                long received = current.lastReceived();
                if (received != seenTraffic) {
                    seenTraffic = received;
                    watchdog.on(WatchdogEvent.TRAFFIC, received);
                }
                watchdog.poll(now);
            }
        }
        if (target.isPresent() && isFree() && now - connectAt >= 0 && !node.isStopping()) {
            machine.on(PeerEvent.START, "a connection is wanted", now);
        }
    }

    void connected(Connection connection) {
        if (attempt == null || !attempt.isOf(connection)) {
            connection.close("no longer wanted");
            return;
        }
        attempt = null;
        initiator = connection;
        on(PeerEvent.I_RCV_CONN_ACK, "connected");
    }

    void dialFailed(Dialer.Attempt failed, String reason) {
        if (failed == attempt) {
            attempt = null;
            on(PeerEvent.I_RCV_CONN_NACK, reason);
        }
    }

    /** A peer's CER that admission found good. */
    void arrives(Connection connection, Set<Integer> applications) {
        arriving = connection;
        arrivingApplications = applications;
        on(PeerEvent.R_CONN_CER, "CER");
        arriving = null;
    }

    /** A CEA: good with its common applications, or not with the reason why. */
    void answered(Connection connection, Set<Integer> applications, Optional<String> wrong) {
        if (connection == initiator) {
            initiatorApplications = applications;
            if (wrong.isPresent()) {
                backoff.unwelcome();
            }
            on(wrong.isPresent() ? PeerEvent.I_RCV_NON_CEA : PeerEvent.I_RCV_CEA, wrong.orElse("CEA"));
        }
    }

    void disconnectAsked(Connection connection, int cause) {
        if (cause == UNWELCOME) {
            backoff.unwelcome();
        }
        on(role(connection) == Role.INITIATOR ? PeerEvent.I_RCV_DPR : PeerEvent.R_RCV_DPR, "DPR with cause " + cause);
    }

    void disconnectAnswered(Connection connection) {
        on(role(connection) == Role.INITIATOR ? PeerEvent.I_RCV_DPA : PeerEvent.R_RCV_DPA, "DPA");
    }

    void watchdogAnswered(Connection connection) {
        if (connection == current()) {
            seenTraffic = connection.lastReceived();
            watchdog.on(WatchdogEvent.DWA, node.now());
        }
    }

    void gone(Connection connection, String reason) {
        if (connection == initiator || (attempt != null && attempt.isOf(connection))) {
            on(PeerEvent.I_PEER_DISC, reason);
        } else if (connection == responder) {
            on(PeerEvent.R_PEER_DISC, reason);
        }
    }

    void stop() {
        on(PeerEvent.STOP, "the node stops");
    }

    private void on(PeerEvent event, String reason) {
        machine.on(event, reason, node.now());
    }

    // What it is.

    String host() {
        return peer.host();
    }

    boolean isFree() {
        return machine.state() == PeerState.CLOSED;
    }

    boolean isOpen() {
        return machine.state().isOpen();
    }

    boolean isBusy() {
        return !isFree();
    }

    /** Any thread. */
    PeerStatus status() {
        return status.with(peer.counters());
    }

    /** Requests of ours under way, as of the last poll. Any thread. */
    int pending() {
        return pending;
    }

    RouteTable.Route route() {
        return new RouteTable.Route(current(), peer, applications(), watchdog.state() == WatchdogState.OKAY);
    }

    private Set<Integer> applications() {
        return switch (machine.state()) {
            case R_OPEN -> responderApplications;
            case I_OPEN -> initiatorApplications;
            case CLOSED, WAIT_CONN_ACK, WAIT_I_CEA, WAIT_CONN_ACK_ELECT, WAIT_RETURNS, R_CLOSING, I_CLOSING -> Set.of();
        };
    }

    /** The connection that is open or closing; null in all other states. */
    private Connection current() {
        return switch (machine.state()) {
            case R_OPEN, R_CLOSING -> responder;
            case I_OPEN, I_CLOSING -> initiator;
            case CLOSED, WAIT_CONN_ACK, WAIT_I_CEA, WAIT_CONN_ACK_ELECT, WAIT_RETURNS -> null;
        };
    }

    private Connection of(Role role) {
        return role == Role.INITIATOR ? initiator : responder;
    }

    private Role role(Connection connection) {
        return connection == initiator ? Role.INITIATOR : Role.RESPONDER;
    }

    // What the peer state machine asks for.

    @Override
    public void connect() {
        attempt = dialer.dial(target.orElseThrow(), this);
    }

    @Override
    public void sendCer() {
        initiator.base().sendCer();
    }

    @Override
    public void acceptResponder() {
        responder = arriving;
        responder.belongsTo(this);
        responderApplications = arrivingApplications;
    }

    @Override
    public void rejectResponder() {
        arriving.base().refuse(ResultCodes.ELECTION_LOST, "a connection is open already");
        // The peer may know better than we do that the open one is dead.
        watchdog.on(WatchdogEvent.PROBE, node.now());
    }

    @Override
    public void sendCea() {
        responder.base().sendCea();
    }

    @Override
    public boolean winsElection() {
        return Identities.succeeds(node.settings().identity().host(), peer.host());
    }

    @Override
    public void sendDpr(Role role) {
        of(role).base().sendDpr(REBOOTING);
    }

    @Override
    public void sendDpa(Role role) {
        of(role).base().sendDpa();
    }

    @Override
    public void disconnect(Role role, String reason) {
        Connection connection = of(role);
        if (role == Role.INITIATOR) {
            initiator = null;
            if (attempt != null) {
                attempt.cancel();
                attempt = null;
            }
        } else {
            responder = null;
        }
        if (connection != null) {
            connection.close(reason);
        }
    }

    @Override
    public void changed(PeerState from, PeerState to, String reason) {
        LOG.info("peer {} link {} {} -> {}: {}", peer.host(), index, from, to, reason);
        long now = node.now();
        if (to.isOpen()) {
            current().open(peer);
            seenTraffic = current().lastReceived();
            backoff.opened(now);
            watchdog.on(WatchdogEvent.CONNECTION_UP, now);
        } else if (from.isOpen()) {
            watchdog.on(WatchdogEvent.CONNECTION_DOWN, now);
            Connection closing = current();
            if (closing != null) {
                closing.prepareToClose();
            }
        }
        if (to == PeerState.CLOSED) {
            connectAt = now + backoff.nextDelay(now);
        }
        publish(reason);
        routesChanged.run();
        node.observer().peerChanged(peer.host(), index, from, to, reason);
    }

    // What the watchdog asks for.

    @Override
    public void sendDwr() {
        current().base().sendDwr();
    }

    @Override
    public void failOver() {
        if (isOpen()) {
            current().failOver();
        }
    }

    @Override
    public void failBack() {
        routesChanged.run();
    }

    @Override
    public void closeConnection() {
        on(PeerEvent.WATCHDOG_DOWN, "the watchdog got no answer");
    }

    @Override
    public void changed(WatchdogState from, WatchdogState to) {
        LOG.info("peer {} link {} watchdog {} -> {}", peer.host(), index, from, to);
        publish(status.reason());
        routesChanged.run();
        node.observer().watchdogChanged(peer.host(), index, from, to);
    }

    private void publish(String reason) {
        Optional<Connection> connection = Optional.ofNullable(current());
        Optional<PeerCertificate> certificate = connection.flatMap(open -> PeerCertificate.of(open.channel()));
        status = new PeerStatus(
                peer.host(),
                peer.realm(),
                peer.partner().id(),
                index,
                machine.state(),
                watchdog.state(),
                applications(),
                connection.map(Connection::address),
                certificate.isPresent(),
                certificate.map(PeerCertificate::expiry),
                Identities.printable(reason),
                peer.counters());
    }
}
