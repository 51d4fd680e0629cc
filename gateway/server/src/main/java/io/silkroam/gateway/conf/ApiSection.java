package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigNode;
import io.silkroam.gateway.conf.ApiSettings.Limits;
import io.silkroam.gateway.conf.ApiSettings.Rates;
import io.silkroam.gateway.conf.ApiSettings.Timeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code api} section of {@code gateway.yaml}. */
final class ApiSection {
    private static final int MOST_PORT = 65_535;
    private static final int MOST = 1_000_000;
    private static final Duration LONGEST_MEMORY = Duration.ofDays(30);

    private final ConfigNode node;
    private final Path folder;

    ApiSection(ConfigNode node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    ApiSettings read() {
        ApiSettings d = ApiSettings.standard();
        List<String> addresses = node.texts("addresses");
        return new ApiSettings(
                node.flag("enabled", d.enabled()),
                addresses.isEmpty() ? d.addresses() : addresses,
                node.integer("port", d.port(), 0, MOST_PORT),
                node.texts("names").stream().map(this::name).toList(),
                tls(node.section("tls")),
                limits(node.section("limits"), d.limits()),
                within(node, "idempotency-memory", d.idempotencyMemory(), LONGEST_MEMORY));
    }

    private String name(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.matches("(\\*\\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?")) {
            node.problem("names: '" + name + "' is not a host name");
        }
        return lower;
    }

    private Optional<ApiSettings.Tls> tls(ConfigNode tls) {
        Optional<Path> certificate = file(tls, "certificate");
        Optional<Path> privateKey = file(tls, "private-key");
        if (certificate.isPresent() != privateKey.isPresent()) {
            tls.problem("needs certificate and private-key, or neither");
        }
        return certificate.isPresent() && privateKey.isPresent()
                ? Optional.of(new ApiSettings.Tls(certificate.get(), privateKey.get()))
                : Optional.empty();
    }

    private Optional<Path> file(ConfigNode section, String key) {
        return section.text(key).filter(name -> !name.isBlank()).map(folder::resolve);
    }

    private static Limits limits(ConfigNode limits, Limits d) {
        return new Limits(
                limits.integer("connections", d.connections(), 1, 65_536),
                limits.integer("connections-per-address", d.connectionsPerAddress(), 1, 65_536),
                limits.integer("line-octets", d.lineOctets(), 1_024, 65_536),
                limits.integer("header-octets", d.headerOctets(), 1_024, 1 << 20),
                limits.integer("body-octets", d.bodyOctets(), 1_024, 64 << 20),
                limits.integer("upload-octets", d.uploadOctets(), 1_024, 1L << 40),
                limits.integer("uploads", d.uploads(), 1, 1_000),
                limits.integer("workers", d.workers(), 2, 1_000),
                limits.integer("queue", d.queue(), 1, MOST),
                timeouts(limits, d.timeouts()),
                rates(limits, d.rates()));
    }

    private static Timeouts timeouts(ConfigNode limits, Timeouts d) {
        return new Timeouts(
                within(limits, "handshake-time", d.handshake(), Duration.ofMinutes(5)),
                within(limits, "idle-time", d.idle(), Duration.ofHours(1)),
                within(limits, "head-time", d.head(), Duration.ofMinutes(5)),
                within(limits, "body-time", d.body(), Duration.ofHours(1)),
                within(limits, "answer-time", d.answer(), Duration.ofHours(1)));
    }

    private static Rates rates(ConfigNode limits, Rates d) {
        return new Rates(
                limits.integer("requests-per-second", d.perSecond(), 1, MOST),
                limits.integer("requests-burst", d.burst(), 1, MOST),
                limits.integer("failures-per-minute", d.failuresPerMinute(), 1, MOST),
                limits.integer("failures-burst", d.failuresBurst(), 1, MOST));
    }

    private static Duration within(ConfigNode node, String key, Duration otherwise, Duration most) {
        Duration value = node.duration(key, otherwise);
        if (value.isZero() || value.compareTo(most) > 0) {
            node.problem(key + ": should be more than nothing and at most " + most);
            return otherwise;
        }
        return value;
    }
}
