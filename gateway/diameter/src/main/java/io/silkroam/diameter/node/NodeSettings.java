package io.silkroam.diameter.node;

import io.silkroam.diameter.edge.EdgeMode;
import io.silkroam.diameter.edge.EdgeRule;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.edge.SessionOwnership;
import io.silkroam.diameter.peer.Identities;
import io.silkroam.diameter.transport.TlsSettings;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything a node is told: who it is, where it listens, whom it knows, and its bounds. */
public record NodeSettings(
        Identity identity,
        List<InetSocketAddress> listen,
        List<InetSocketAddress> listenTls,
        Optional<TlsSettings> tls,
        List<Partner> partners,
        List<OutboundPeer> connect,
        Map<EdgeRule, EdgeMode> edge,
        SessionOwnership ownership,
        NodeTimers timers,
        NodeLimits limits,
        int eventLoops,
        NodeTime time) {

    /** Who we are in CER and CEA. */
    public record Identity(String host, String realm, String product, int vendorId) {
        public Identity {
            host = Identities.fold(host);
            realm = Identities.fold(realm);
            if (!Identities.isWellFormed(host) || !Identities.isWellFormed(realm)) {
                throw new IllegalArgumentException("not a DiameterIdentity: " + host + " in " + realm);
            }
        }
    }

    public NodeSettings {
        listen = List.copyOf(listen);
        listenTls = List.copyOf(listenTls);
        partners = List.copyOf(partners);
        connect = List.copyOf(connect);
        edge = Map.copyOf(edge);
        if (eventLoops < 1) {
            throw new IllegalArgumentException("a node has at least one event loop: " + eventLoops);
        }
        if (tls.isEmpty() && (!listenTls.isEmpty() || connect.stream().anyMatch(OutboundPeer::tls))) {
            throw new IllegalArgumentException("TLS is asked for, but there is no certificate");
        }
        requireDistinct(partners);
        for (OutboundPeer peer : connect) {
            if (partners.stream().noneMatch(partner -> partner.identity().names(peer.host()))) {
                throw new IllegalArgumentException("no partner is " + peer.host() + ", which we are to connect to");
            }
        }
    }

    /** A node of that identity, to be described further. */
    public static Builder named(String host, String realm) {
        return new Builder(host, realm);
    }

    private static void requireDistinct(List<Partner> partners) {
        Set<String> ids = new HashSet<>();
        Set<String> hosts = new HashSet<>();
        for (Partner partner : partners) {
            if (!ids.add(partner.id())) {
                throw new IllegalArgumentException("two partners are called " + partner.id());
            }
            for (String host : partner.identity().hosts()) {
                if (!partner.identity().isDynamic() && !hosts.add(host)) {
                    throw new IllegalArgumentException("two partners claim the host " + host);
                }
            }
        }
    }

    /** Collects settings, with defaults for what is not said. */
    public static final class Builder {
        private final String host;
        private final String realm;
        private final List<InetSocketAddress> listen = new ArrayList<>();
        private final List<InetSocketAddress> listenTls = new ArrayList<>();
        private final List<Partner> partners = new ArrayList<>();
        private final List<OutboundPeer> connect = new ArrayList<>();
        private final Map<EdgeRule, EdgeMode> edge = new HashMap<>();
        private Optional<TlsSettings> tls = Optional.empty();
        private SessionOwnership ownership = SessionOwnership.byCreatorAlone();
        private NodeTimers timers = NodeTimers.standard();
        private NodeLimits limits = NodeLimits.standard();
        private int eventLoops = 2;
        private NodeTime time = NodeTime.system();

        private Builder(String host, String realm) {
            this.host = host;
            this.realm = realm;
        }

        /** An address to listen on in clear. */
        public Builder listen(InetSocketAddress address) {
            listen.add(address);
            return this;
        }

        /** An address to listen on with TLS. */
        public Builder listenTls(InetSocketAddress address) {
            listenTls.add(address);
            return this;
        }

        /** Our certificate and whom it trusts. */
        public Builder tls(TlsSettings settings) {
            tls = Optional.of(settings);
            return this;
        }

        /** A partner of the allow-list. */
        public Builder partner(Partner partner) {
            partners.add(partner);
            return this;
        }

        /** A peer to connect to; its partner must be on the list too. */
        public Builder connect(OutboundPeer peer) {
            connect.add(peer);
            return this;
        }

        /** How seriously to take a rule; enforced unless said. */
        public Builder edge(EdgeRule rule, EdgeMode mode) {
            edge.put(rule, mode);
            return this;
        }

        /** The application's word on who may touch a session. */
        public Builder ownership(SessionOwnership hook) {
            ownership = hook;
            return this;
        }

        /** Spans other than the standard ones. */
        public Builder timers(NodeTimers spans) {
            timers = spans;
            return this;
        }

        /** Bounds other than the standard ones. */
        public Builder limits(NodeLimits bounds) {
            limits = bounds;
            return this;
        }

        /** How many event loops. */
        public Builder eventLoops(int count) {
            eventLoops = count;
            return this;
        }

        /** Another time. */
        public Builder time(NodeTime source) {
            time = source;
            return this;
        }

        /** The settings as described. */
        public NodeSettings build() {
            Identity identity = new Identity(host, realm, "Silkroam", 0);
            return new NodeSettings(
                    identity,
                    listen,
                    listenTls,
                    tls,
                    partners,
                    connect,
                    edge,
                    ownership,
                    timers,
                    limits,
                    eventLoops,
                    time);
        }
    }
}
