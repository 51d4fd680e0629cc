package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigNode;
import io.silkroam.gateway.conf.SmppSettings.Limits;
import io.silkroam.gateway.conf.SmppSettings.Timers;
import io.silkroam.messaging.account.BindGuard;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.SmscLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the {@code smpp} section of {@code gateway.yaml}. */
final class SmppSection {
    private static final int MOST_PORT = 65_535;
    private static final int MOST = 1_000_000;
    static final int LONGEST_SYSTEM_ID = 15;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_INACTIVITY = Duration.ofHours(24);

    private final ConfigNode node;
    private final Path folder;

    SmppSection(ConfigNode node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    SmppSettings read() {
        SmppSettings d = SmppSettings.standard();
        List<String> addresses = node.texts("addresses");
        SmppSettings settings = new SmppSettings(
                node.flag("enabled", d.enabled()),
                node.parsed("system-id", SmppSection::systemId).orElse(d.systemId()),
                addresses.isEmpty() ? d.addresses() : addresses,
                node.integer("port", d.port(), 0, MOST_PORT),
                node.flag("plain-off-loopback", d.plainOffLoopback()),
                tls(node.section("tls")),
                timers(node.section("timers"), d.timers()),
                limits(node.section("limits"), d.limits()),
                guard(node.section("bind-guard"), d.guard()),
                passwords(node.section("passwords"), d.passwords()),
                links(node.section("links")));
        settings.addresses().forEach(address -> check(settings, address));
        return settings;
    }

    /** A system_id as it is bound with (SMPP 3.4 §5.2.1). */
    static String systemId(String text) {
        if (text.isEmpty() || text.length() > LONGEST_SYSTEM_ID || !text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("'" + text + "' is not 1 to 15 ASCII characters without spaces");
        }
        return text;
    }

    private void check(SmppSettings settings, String address) {
        try {
            if (!settings.enabled() || SmppSettings.isLoopback(address) || settings.plainOffLoopback()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            node.problem("addresses: " + e.getMessage());
            return;
        }
        if (settings.tls().isEmpty()) {
            node.problem("addresses: others reach " + address
                    + ", and plain SMPP shows them passwords and messages: configure tls, or say"
                    + " plain-off-loopback: true");
        }
    }

    private Optional<SmppSettings.Tls> tls(ConfigNode tls) {
        int port = tls.integer("port", 3550, 0, MOST_PORT);
        Optional<Path> certificates = file(tls, "certificates");
        Optional<Path> privateKey = file(tls, "private-key");
        Optional<Path> authorities = file(tls, "authorities");
        if (certificates.isPresent() != privateKey.isPresent()) {
            tls.problem("needs certificates and private-key, or neither");
            return Optional.empty();
        }
        if (certificates.isEmpty() && authorities.isPresent()) {
            tls.problem("authorities without certificates and private-key are of no use");
        }
        return certificates.map(c -> new SmppSettings.Tls(port, c, privateKey.orElseThrow(), authorities));
    }

    private Optional<Path> file(ConfigNode section, String key) {
        return section.text(key).filter(name -> !name.isBlank()).map(folder::resolve);
    }

    private static Timers timers(ConfigNode timers, Timers d) {
        Timers read = new Timers(
                within(timers, "bind", d.bind()),
                within(timers, "response", d.response()),
                within(timers, "enquire-link", d.enquire()),
                timers.duration("inactivity", d.inactivity()),
                within(timers, "write", d.write()),
                within(timers, "unbind", d.unbind()));
        if (read.inactivity().compareTo(LONGEST_INACTIVITY) > 0) {
            timers.problem("inactivity is at most " + LONGEST_INACTIVITY + ", or 0s for never");
        }
        return read;
    }

    private static Limits limits(ConfigNode limits, Limits d) {
        return new Limits(
                // A message_payload of 64,000 octets has to fit.
                limits.integer("pdu-octets", d.pduOctets(), 66_000, 1 << 20),
                limits.integer("connections", d.connections(), 1, 65_536),
                limits.integer("unbound-per-address", d.unboundPerAddress(), 1, 65_536),
                limits.integer("unsent-octets", d.unsentOctets(), 66_000, 1 << 30),
                limits.integer("event-loops", d.eventLoops(), 1, 64));
    }

    private static BindGuard.Settings guard(ConfigNode guard, BindGuard.Settings d) {
        return new BindGuard.Settings(
                guard.integer("failures", d.failures(), 1, MOST),
                within(guard, "within", d.within()),
                within(guard, "pause", d.pause()),
                guard.integer("remembered", d.remembered(), 100, 10 * MOST));
    }

    private static EsmePasswords.Settings passwords(ConfigNode passwords, EsmePasswords.Settings d) {
        return new EsmePasswords.Settings(
                passwords.integer("threads", d.threads(), 1, 64),
                passwords.integer("queue", d.queue(), 1, 100_000),
                d.iterations());
    }

    private static Map<String, SmscLink.Endpoint> links(ConfigNode links) {
        Map<String, SmscLink.Endpoint> read = new TreeMap<>();
        links.entries().forEach((name, link) -> {
            SmscLink.Endpoint d = SmscLink.Endpoint.NOWHERE;
            boolean enabled = link.flag("enabled", true);
            String host = link.text("host", d.host());
            int port = link.integer("port", d.port(), 1, MOST_PORT);
            if (enabled && host.isBlank()) {
                link.problem("'host' is missing");
            }
            read.put(name, new SmscLink.Endpoint(enabled, host, port));
        });
        return read;
    }

    private static Duration within(ConfigNode node, String key, Duration otherwise) {
        Duration value = node.duration(key, otherwise);
        if (value.isZero() || value.compareTo(LONGEST) > 0) {
            node.problem(key + ": should be more than nothing and at most " + LONGEST);
            return otherwise;
        }
        return value;
    }
}
