package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.edge.CommandSet;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.edge.PartnerLimits;
import io.silkroam.diameter.edge.RateLimit;
import io.silkroam.diameter.node.OutboundPeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads one partner operator from {@code partners/NAME.yaml}: who its peers are, what they may send, and which of
 * them we connect to ourselves.
 */
final class PartnerFile {
    /** A partner and the peers of it that we connect to. */
    record Read(Partner partner, List<OutboundPeer> connect) {}

    private static final int MOST = 10_000_000;

    private final ConfigNode root;

    private PartnerFile(ConfigNode root) {
        this.root = root;
    }

    static Read read(Path path) {
        ConfigFile file = ConfigFile.read(path, Map.of());
        String name = path.getFileName().toString().replaceFirst("\\.yaml$", "");
        Read read = new PartnerFile(file.root()).partner(name);
        file.finish();
        return read;
    }

    private Read partner(String name) {
        root.text("name");
        ConfigNode peers = root.section("peers");
        Partner.Builder partner = Partner.named(name);
        each(peers, "hosts", partner::host);
        each(peers, "realms", partner::realm);
        each(peers, "addresses", partner::from);
        each(peers, "certificate-names", partner::certificateName);
        each(peers, "route-records", partner::routeRecord);
        each(root, "imsis", partner::imsis);
        if (peers.flag("tls-required", false)) {
            partner.tlsRequired();
        }
        if (peers.flag("relay", false)) {
            partner.relay();
        }
        each(root, "applications", application -> application(partner, application));
        DiameterSection.edge(root.section("edge")).forEach(partner::mode);
        partner.limits(limits(root.section("limits")));
        List<OutboundPeer> connect = new ArrayList<>();
        root.list("connect").forEach(node -> connect(node, connect));
        return new Read(built(partner, name), connect);
    }

    private static void application(Partner.Builder partner, String application) {
        if (!application.equals("gy")) {
            throw new IllegalArgumentException("application '" + application + "' is not served; known: gy");
        }
        partner.application(Applications.CREDIT_CONTROL, CommandSet.of(Commands.CREDIT_CONTROL));
    }

    private Partner built(Partner.Builder partner, String name) {
        try {
            return partner.build();
        } catch (IllegalArgumentException e) {
            root.problem(e.getMessage());
            return Partner.named(name)
                    .host("unusable.invalid")
                    .realm("invalid")
                    .application(Applications.CREDIT_CONTROL, CommandSet.of())
                    .build();
        }
    }

    private static PartnerLimits limits(ConfigNode node) {
        PartnerLimits d = PartnerLimits.standard();
        return new PartnerLimits(
                node.integer("connections-per-peer", d.connections(), 1, 64),
                node.integer("requests-in-flight", d.inFlight(), 1, MOST),
                new RateLimit(
                        node.integer("requests-per-second", d.rate().perSecond(), 1, MOST),
                        node.integer("burst", d.rate().burst(), 1, MOST)),
                node.integer("dynamic-peers", d.dynamicPeers(), 1, 65_536));
    }

    private static void connect(ConfigNode node, List<OutboundPeer> connect) {
        String host = node.required("host");
        String address = node.required("address");
        int port = node.integer("port", 3868, 1, 65_535);
        boolean tls = node.flag("tls", false);
        int connections = node.integer("connections", 1, 1, 64);
        if (host.isEmpty() || address.isEmpty()) {
            return;
        }
        try {
            connect.add(new OutboundPeer(host, address, port, tls, connections));
        } catch (IllegalArgumentException e) {
            node.problem(e.getMessage());
        }
    }

    private static void each(ConfigNode section, String key, Consumer<String> add) {
        for (ConfigNode element : section.list(key)) {
            try {
                element.value().ifPresent(add);
            } catch (IllegalArgumentException e) {
                element.problem(e.getMessage());
            }
        }
    }
}
