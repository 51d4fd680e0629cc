package io.silkroam.diameter.node;

import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.peer.Identities;
import io.silkroam.diameter.transport.PeerCertificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All peers of a node. The control thread owns it; only {@link #statuses} may be asked from elsewhere. */
final class PeerTable implements ConnectionEvents {
    private final NodeContext node;
    private final Admission admission;
    private final Map<String, Peer> peers = new HashMap<>();
    private final Set<Connection> fresh = new HashSet<>();
    private Dialer dialer;
    private volatile List<Link> links = List.of();

    PeerTable(NodeContext node) {
        this.node = node;
        this.admission = new Admission(node.applications(), node.settings().partners(), node.edge());
    }

    /** Begins with the peers the settings name. */
    void start(Dialer connections) {
        dialer = connections;
        for (Partner partner : node.settings().partners()) {
            for (String host : partner.identity().hosts()) {
                if (Identities.isWellFormed(host)) {
                    addPeer(host, partner, true);
                }
            }
        }
        for (OutboundPeer target : node.settings().connect()) {
            if (!peers.containsKey(target.host())) {
                Partner partner = node.settings().partners().stream()
                        .filter(candidate -> candidate.identity().names(target.host()))
                        .findFirst()
                        .orElseThrow();
                addPeer(target.host(), partner, true);
            }
        }
    }

    /** Moves everything with time. */
    void poll(long now) {
        long patience = node.settings().timers().peer().capabilities().toNanos();
        for (Connection connection : fresh) {
            if (now - connection.since() >= patience) {
                connection.close("no capabilities exchange in time");
            }
        }
        for (Link link : links) {
            link.poll(now);
        }
        long forget = node.settings().timers().forget().toNanos();
        if (peers.values().removeIf(peer -> peer.isForgettable(now, forget))) {
            listLinks();
        }
    }

    /** Asks every link to end politely. */
    void stop() {
        links.forEach(Link::stop);
    }

    /** Whether no link has a connection any more. */
    boolean isQuiet() {
        return links.stream().noneMatch(Link::isBusy);
    }

    /** Connections and links that are not over. */
    int left() {
        return fresh.size() + (int) links.stream().filter(Link::isBusy).count();
    }

    /** How each link stands. Any thread. */
    List<PeerStatus> statuses() {
        return links.stream().map(Link::status).toList();
    }

    @Override
    public void accepted(Connection connection) {
        fresh.add(connection);
    }

    @Override
    public void connected(Connection connection) {
        connection.link().connected(connection);
    }

    @Override
    public void capabilitiesAsked(Connection connection, Capabilities capabilities) {
        if (!fresh.remove(connection)) {
            return; // gone meanwhile
        }
        Optional<Partner> partner =
                admission.partnerOf(capabilities.host(), connection.address().getAddress());
        if (partner.isEmpty() || !Identities.isWellFormed(capabilities.host())) {
            connection.base().refuse(ResultCodes.DIAMETER_UNKNOWN_PEER, "unknown peer");
            return;
        }
        Optional<Admission.Refusal> refusal = judge(partner.get(), connection, capabilities);
        if (refusal.isPresent()) {
            connection.base().refuse(refusal.get().resultCode(), refusal.get().reason());
            return;
        }
        Optional<Peer> peer = peerFor(capabilities.host(), partner.get());
        if (peer.isEmpty()) {
            connection.base().refuse(ResultCodes.DIAMETER_UNKNOWN_PEER, "too many peers of this partner");
            return;
        }
        Link link = linkFor(peer.get());
        if (link.isFree()) {
            introduce(peer.get(), capabilities);
        }
        link.arrives(connection, admission.common(partner.get(), capabilities));
    }

    @Override
    public void capabilitiesAnswered(Connection connection, Capabilities capabilities) {
        Link link = connection.link();
        Peer peer = peers.get(link.host());
        Optional<String> wrong;
        if (capabilities.result() != ResultCodes.DIAMETER_SUCCESS) {
            wrong = Optional.of("refused by the peer with " + capabilities.result());
        } else if (!capabilities.host().equals(link.host())) {
            wrong = Optional.of("the peer calls itself " + capabilities.host());
        } else {
            wrong = judge(peer.partner(), connection, capabilities).map(Admission.Refusal::reason);
        }
        if (wrong.isEmpty()) {
            introduce(peer, capabilities);
        }
        link.answered(connection, admission.common(peer.partner(), capabilities), wrong);
    }

    @Override
    public void disconnectAsked(Connection connection, int cause) {
        connection.link().disconnectAsked(connection, cause);
    }

    @Override
    public void disconnectAnswered(Connection connection) {
        connection.link().disconnectAnswered(connection);
    }

    @Override
    public void watchdogAnswered(Connection connection) {
        connection.link().watchdogAnswered(connection);
    }

    @Override
    public void gone(Connection connection, String reason) {
        fresh.remove(connection);
        if (connection.link() != null) {
            connection.link().gone(connection, reason);
        }
    }

    private Optional<Admission.Refusal> judge(Partner partner, Connection connection, Capabilities capabilities) {
        return admission.judge(
                partner, capabilities, connection.address().getAddress(), PeerCertificate.of(connection.channel()));
    }

    private void introduce(Peer peer, Capabilities capabilities) {
        if (peer.introduces(capabilities)) {
            node.observer().peerRestarted(peer.host());
        }
    }

    private Optional<Peer> peerFor(String host, Partner partner) {
        Peer known = peers.get(host);
        if (known != null) {
            return Optional.of(known);
        }
        long others = peers.values().stream()
                .filter(peer -> peer.partner().id().equals(partner.id()))
                .count();
        return others < partner.limits().dynamicPeers() ? Optional.of(addPeer(host, partner, false)) : Optional.empty();
    }

    private Peer addPeer(String host, Partner partner, boolean configured) {
        String realm = partner.identity().realms().stream()
                .filter(candidate -> Identities.liesIn(host, candidate))
                .findFirst()
                .orElseGet(() -> partner.identity().realms().iterator().next());
        Peer peer = new Peer(host, realm, partner, configured, node.now());
        Optional<OutboundPeer> target = node.settings().connect().stream()
                .filter(candidate -> candidate.host().equals(host))
                .findFirst();
        int outbound = target.map(OutboundPeer::connections).orElse(0);
        int count = Math.max(partner.limits().connections(), outbound);
        for (int i = 0; i < count; i++) {
            Optional<OutboundPeer> own = i < outbound ? target : Optional.empty();
            peer.links().add(new Link(node, peer, i, own, dialer, this::publishRoutes));
        }
        peers.put(host, peer);
        listLinks();
        return peer;
    }

    /** A link without a connection if there is one, else one that may hold an election, else any: it will refuse. */
    private static Link linkFor(Peer peer) {
        Optional<Link> free = peer.links().stream().filter(Link::isFree).findFirst();
        return free.or(() ->
                        peer.links().stream().filter(link -> !link.isOpen()).findFirst())
                .orElseGet(() -> peer.links().get(0));
    }

    private void listLinks() {
        List<Link> all = new ArrayList<>();
        peers.values().stream().sorted(Comparator.comparing(Peer::host)).forEach(peer -> all.addAll(peer.links()));
        links = List.copyOf(all);
    }

    private void publishRoutes() {
        node.sender()
                .publish(new RouteTable(
                        links.stream().filter(Link::isOpen).map(Link::route).toList()));
    }
}
