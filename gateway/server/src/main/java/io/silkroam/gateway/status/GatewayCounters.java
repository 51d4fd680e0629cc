package io.silkroam.gateway.status;

import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.RequestType;
import io.silkroam.diameter.edge.EdgeHit;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.node.NodeObserver;
import io.silkroam.diameter.node.ShedReason;
import io.silkroam.diameter.peer.PeerState;
import io.silkroam.gateway.gy.CreditControlApplication.CreditControlObserver;
import io.silkroam.store.BatchHandler.Refusal;
import io.silkroam.store.LaneObserver;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what happens in the gateway, by dotted names, and logs what an operator wants to see at once. Names come from
 * enums, result codes and configured partners only, so that there is a bounded number of them.
 */
public final class GatewayCounters implements NodeObserver, CreditControlObserver, LaneObserver {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayCounters.class);

    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();

    /** All counters at this moment, by name. */
    public Map<String, Long> values() {
        Map<String, Long> values = new TreeMap<>();
        counters.forEach((name, adder) -> values.put(name, adder.sum()));
        return values;
    }

    @Override
    public void decided(RequestType type, ChargingResult result, long nanos) {
        count("gy.requests." + type + "." + result);
        add("gy.decision-nanos", nanos);
    }

    @Override
    public void unusable(int resultCode, String reason) {
        count("gy.unusable." + resultCode);
        LOG.debug("a request could not be used: {}", reason);
    }

    @Override
    public void peerChanged(String host, int link, PeerState from, PeerState to, String reason) {
        count("diameter.peer-states." + to);
        LOG.info("peer {} link {}: {} -> {} ({})", host, link, from, to, reason);
    }

    @Override
    public void peerRestarted(String host) {
        count("diameter.peer-restarts");
        LOG.info("peer {} has restarted", host);
    }

    @Override
    public void malformed(String host, int resultCode, String reason) {
        count("diameter.malformed." + resultCode);
        LOG.debug("malformed message from {}: {} {}", host, resultCode, reason);
    }

    @Override
    public void shed(String host, ShedReason reason) {
        count("diameter.shed." + reason);
    }

    @Override
    public void edgeHit(Partner partner, EdgeHit hit) {
        count("edge." + partner.id() + "." + hit.rule() + "." + hit.mode());
        LOG.debug("partner {} against {}: {}", partner.id(), hit.rule(), hit.detail());
    }

    @Override
    public void refused(InetSocketAddress address, int resultCode, String reason) {
        count("diameter.refused." + resultCode);
        LOG.info("connection from {} refused: {} {}", address.getAddress(), resultCode, reason);
    }

    @Override
    public void closed(InetSocketAddress address, String host, String reason) {
        count("diameter.closed");
        LOG.info("connection from {} ({}) closed: {}", address.getAddress(), host, reason);
    }

    @Override
    public void answerDropped(String host, String reason) {
        count("diameter.answers-dropped");
        LOG.debug("an answer to {} was dropped: {}", host, reason);
    }

    @Override
    public void batch(int lane, int size, int stillQueued, long oldestWaitedNanos) {
        count("store.batches");
        add("store.batched-requests", size);
    }

    @Override
    public void committed(int lane, long nanos) {
        count("store.commits");
        add("store.commit-nanos", nanos);
    }

    @Override
    public void conflict(int lane) {
        count("store.conflicts");
    }

    @Override
    public void refused(int lane, Refusal why) {
        count("store.refused." + why);
    }

    @Override
    public void connected(int lane, boolean connected) {
        count(connected ? "store.connections-made" : "store.connections-lost");
        LOG.info("lane {} {}", lane, connected ? "has its database connection" : "lost its database connection");
    }

    private void count(String name) {
        add(name, 1);
    }

    private void add(String name, long amount) {
        counters.computeIfAbsent(name, n -> new LongAdder()).add(amount);
    }
}
