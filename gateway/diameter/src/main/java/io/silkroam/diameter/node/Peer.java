package io.silkroam.diameter.node;

import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.edge.TokenBucket;
import io.silkroam.diameter.transport.Bound;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One peer: who it is, its links, and what they share. The control thread owns it; others read. */
final class Peer {
    private final String host;
    private final Partner partner;
    private final boolean configured;
    private final PeerMeter meter = new PeerMeter();
    private final Bound inFlight;
    private final TokenBucket rate;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile String realm;
    private long originStateId;
    private long idleSince;

    Peer(String host, String realm, Partner partner, boolean configured, long now) {
        this.host = host;
        this.realm = realm;
        this.partner = partner;
        this.configured = configured;
        this.inFlight = new Bound(partner.limits().inFlight());
        this.rate = new TokenBucket(partner.limits().rate(), now);
        this.idleSince = now;
    }

    String host() {
        return host;
    }

    String realm() {
        return realm;
    }

    Partner partner() {
        return partner;
    }

    PeerMeter meter() {
        return meter;
    }

    /** What went through and what is under way. Any thread. */
    PeerCounters counters() {
        return meter.snapshot(
                inFlight.current(), links.stream().mapToInt(Link::pending).sum());
    }

    Bound inFlight() {
        return inFlight;
    }

    TokenBucket rate() {
        return rate;
    }

    List<Link> links() {
        return links;
    }

    /** Takes what a new connection says; whether the peer lost its sessions since the last one (RFC 6733 §8.16). */
    boolean introduces(Capabilities capabilities) {
        realm = capabilities.realm();
        long before = originStateId;
        originStateId = Math.max(before, capabilities.originStateId());
        return before != 0 && originStateId > before;
    }

    /** Whether a dynamic peer has been without any connection for so long that it may be forgotten. */
    boolean isForgettable(long now, long after) {
        if (configured || links.stream().anyMatch(Link::isBusy)) {
            idleSince = now;
        }
        return now - idleSince >= after;
    }
}
