package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigNode;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.edge.EdgeMode;
import io.silkroam.diameter.edge.EdgeRule;
import io.silkroam.diameter.node.NodeLimits;
import io.silkroam.diameter.node.NodeTimers;
import io.silkroam.diameter.peer.BackoffTimers;
import io.silkroam.diameter.peer.PeerTimers;
import io.silkroam.diameter.peer.WatchdogTimers;
import io.silkroam.diameter.transport.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code diameter} section of {@code gateway.yaml}, and our name from {@code identity}. */
final class DiameterSection {
    private static final int MOST_PORT = 65_535;

    private final ConfigNode node;
    private final Path folder;

    DiameterSection(ConfigNode node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    DiameterSettings read(ConfigNode identity) {
        List<String> addresses = node.texts("addresses");
        return new DiameterSettings(
                identity.required("host"),
                identity.required("realm"),
                addresses.isEmpty() ? List.of("127.0.0.1", "::1") : addresses,
                node.integer("port", 3868, 0, MOST_PORT),
                tls(node.section("tls")),
                edge(node.section("edge")),
                timers(node.section("timers")),
                limits(node.section("limits")),
                node.integer("event-loops", 2, 1, 64));
    }

    /** Reads a section that names edge rules, in lower case with dashes. */
    static Map<EdgeRule, EdgeMode> edge(ConfigNode node) {
        Map<EdgeRule, EdgeMode> modes = new EnumMap<>(EdgeRule.class);
        for (EdgeRule rule : EdgeRule.values()) {
            String key = rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
            node.parsed(key, text -> ConfigNode.choiceOf(text, EdgeMode.class)).ifPresent(m -> modes.put(rule, m));
        }
        return modes;
    }

    private Optional<DiameterSettings.Tls> tls(ConfigNode tls) {
        int port = tls.integer("port", 5658, 0, MOST_PORT);
        Optional<Path> certificates = file(tls, "certificates");
        Optional<Path> privateKey = file(tls, "private-key");
        Optional<Path> authorities = file(tls, "authorities");
        if (certificates.isEmpty() && privateKey.isEmpty() && authorities.isEmpty()) {
            return Optional.empty();
        }
        if (certificates.isEmpty() || privateKey.isEmpty() || authorities.isEmpty()) {
            tls.problem("needs certificates, private-key and authorities, or none of them");
            return Optional.empty();
        }
        return Optional.of(new DiameterSettings.Tls(
                port, new TlsSettings(certificates.get(), privateKey.get(), authorities.get())));
    }

    private Optional<Path> file(ConfigNode section, String key) {
        return section.text(key).filter(name -> !name.isBlank()).map(folder::resolve);
    }

    private static NodeTimers timers(ConfigNode timers) {
        // Every key is read before a record is made: one that refuses its values must not leave keys unknown.
        NodeTimers d = NodeTimers.standard();
        Duration connect = timers.duration("connect", d.peer().connect());
        Duration capabilities = timers.duration("capabilities", d.peer().capabilities());
        Duration disconnect = timers.duration("disconnect", d.peer().disconnect());
        Duration watchdog = timers.duration("watchdog", d.watchdog().interval());
        Duration jitter = timers.duration("watchdog-jitter", d.watchdog().jitter());
        int reopenAnswers = timers.integer("reopen-answers", d.watchdog().reopenAnswers(), 1, 100);
        Duration first = timers.duration("reconnect-first", d.backoff().first());
        Duration most = timers.duration("reconnect-most", d.backoff().most());
        Duration forget = timers.duration("forget-dynamic-peers", d.forget());
        try {
            return new NodeTimers(
                    new PeerTimers(connect, capabilities, disconnect),
                    new WatchdogTimers(watchdog, jitter, reopenAnswers),
                    new BackoffTimers(first, most),
                    forget);
        } catch (IllegalArgumentException e) {
            timers.problem(e.getMessage());
            return d;
        }
    }

    private static NodeLimits limits(ConfigNode limits) {
        NodeLimits d = NodeLimits.standard();
        CodecLimits c = d.codec();
        try {
            return new NodeLimits(
                    new CodecLimits(
                            limits.integer("message-octets", c.maxMessageOctets(), 1024, 0xFF_FFFC),
                            limits.integer("avps", c.maxAvps(), 16, 1_000_000),
                            limits.integer("nesting", c.maxDepth(), 2, 64),
                            c.maxFailedAvpOctets()),
                    limits.integer("unsent-octets", d.outboundOctets(), 1024, 1 << 30),
                    limits.integer("pending-requests", d.pending(), 1, 1 << 20),
                    limits.integer("requests-in-flight", d.inFlight(), 1, 1 << 24),
                    limits.integer("half-open-per-address", d.halfOpenPerAddress(), 1, 65_536),
                    limits.integer("half-open", d.halfOpen(), 1, 1 << 20));
        } catch (IllegalArgumentException e) {
            limits.problem(e.getMessage());
            return d;
        }
    }
}
