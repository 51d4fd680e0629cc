package io.silkroam.gateway.gy;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.SessionSignals;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.store.Reach;
import io.silkroam.charging.store.SessionSignal;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.node.DiameterNode;
import io.silkroam.diameter.node.OutgoingRequest;
import io.silkroam.diameter.node.PeerStatus;
import io.silkroam.diameter.node.SendOutcome;
import io.silkroam.diameter.peer.PeerState;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells peers about their open sessions: Re-Auth-Request after a top-up (RFC 8506 §5.5), Abort-Session-Request when
 * the SIM may not be used any more (RFC 6733 §8.5). A signal stays until the session has reacted or was told often
 * enough; whichever gateway holds a connection to the peer carries it.
 */
public final class SignalCourier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignalCourier.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int AUTHORIZE_ONLY = 0;

    private final SessionSignals signals;
    private final DiameterNode node;
    private final ChargingEngine charging;
    private final int attempts;
    private final Map<String, Set<String>> realmsOfRelays;
    /** What is raised while we stop is discarded: another gateway, or this one after its start, carries it. */
    private final Ticker ticker = new Ticker("signal-courier", this::carry);

    /**
     * A courier that does not run yet.
     *
     * @param attempts how often a session is told before it is left to its Validity-Time
     * @param realmsOfRelays the realms that partners which are relays lead to, by the partner's id
     */
    public SignalCourier(
            SessionSignals signals,
            DiameterNode node,
            ChargingEngine charging,
            int attempts,
            Map<String, Set<String>> realmsOfRelays) {
        this.realmsOfRelays = Map.copyOf(realmsOfRelays);
        this.signals = signals;
        this.node = node;
        this.charging = charging;
        this.attempts = attempts;
    }

    public void start() {
        ticker.start(PERIOD);
    }

    /** There is something new to carry. */
    public void wake() {
        ticker.wake();
    }

    private void carry() {
        Reach reach = reach();
        if (reach.isNobody()) {
            return;
        }
        try {
            signals.claim(reach).forEach(this::send);
        } catch (StoreException e) {
            LOG.warn("signals could not be claimed and are tried again: {}", e.toString());
        }
    }

    private Reach reach() {
        Set<String> hosts = new TreeSet<>();
        Set<String> relayedRealms = new TreeSet<>();
        for (PeerStatus peer : node.peers()) {
            if (peer.state() == PeerState.R_OPEN || peer.state() == PeerState.I_OPEN) {
                hosts.add(peer.host());
                relayedRealms.addAll(realmsOfRelays.getOrDefault(peer.partner(), Set.of()));
            }
        }
        return new Reach(hosts, relayedRealms);
    }

    private void send(SessionSignal signal) {
        if (signal.attempts() > attempts) {
            LOG.info("session {} did not react to {} {}s", signal.target().sessionId(), attempts, signal.kind());
            signals.giveUp(signal);
            return;
        }
        OutgoingRequest request = new OutgoingRequest(
                signal.kind() == SignalKind.RAR ? Commands.RE_AUTH : Commands.ABORT_SESSION,
                Applications.CREDIT_CONTROL,
                true,
                Optional.of(signal.target().sessionId()),
                Optional.of(signal.target().originHost()),
                signal.target().originRealm(),
                out -> write(out, signal.kind()));
        node.send(request, ANSWER_WITHIN, outcome -> heard(signal, outcome));
    }

    private static void write(MessageWriter out, SignalKind kind) {
        out.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL);
        if (kind == SignalKind.RAR) {
            out.add(Avps.RE_AUTH_REQUEST_TYPE, AUTHORIZE_ONLY);
        }
    }

    /** Success says only that the peer heard it; what counts is the update or termination that follows. */
    private void heard(SessionSignal signal, SendOutcome outcome) {
        if (!(outcome instanceof SendOutcome.Answered answered)) {
            LOG.debug("{} for session {}: {}", signal.kind(), signal.target().sessionId(), outcome);
            return;
        }
        Message answer = answered.answer();
        long resultCode = answer.unsigned(Avps.RESULT_CODE).orElse(0);
        if (resultCode == ResultCodes.DIAMETER_UNKNOWN_SESSION_ID) {
            SubscriberId subscriber = new SubscriberId(signal.target().subscriberId());
            ticker.execute(
                    () -> charging.sessionGone(subscriber, signal.target().sessionId()));
        }
    }

    @Override
    public void close() {
        ticker.close();
        ticker.awaitEnd(ANSWER_WITHIN);
    }
}
