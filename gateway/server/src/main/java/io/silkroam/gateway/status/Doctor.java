package io.silkroam.gateway.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examines a gateway from outside: configuration, store, certificates, and what the running process says of its peers.
 */
public final class Doctor {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration CERTIFICATE_SOON = Duration.ofDays(30);
    private static final Duration SLOW_SYNC = Duration.ofMillis(20);
    private static final int SYNCS = 21;

    private final Configuration configuration;
    private final Clock clock;
    private final List<String> findings = new ArrayList<>();
    private boolean well = true;

    public Doctor(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /** The findings, a line each, beginning with {@code ok} or {@code WRONG}. */
    public List<String> examine() {
        good("configuration: %d plans, %d zones, %d partners"
                .formatted(
                        configuration.plans().size(),
                        configuration.zones().names().size(),
                        configuration.partners().size()));
        Optional<GatewayStatus> running = running();
        examineDisk();
        if (running.isEmpty()) {
            examineStore();
        }
        configuration
                .settings()
                .diameter()
                .tls()
                .ifPresent(tls -> examineCertificate(tls.files().certificates()));
        // One that we made ourselves is renewed in time.
        configuration.settings().api().tls().ifPresent(tls -> examineCertificate(tls.certificate()));
        examineSmpp();
        running.ifPresent(this::examinePeers);
        return findings;
    }

    public boolean foundNothingWrong() {
        return well;
    }

    private Optional<GatewayStatus> running() {
        Path file = configuration.settings().dataDir().resolve(StatusFile.NAME);
        if (!Files.exists(file)) {
            wrong("gateway: none runs on " + configuration.settings().dataDir() + "; start it with: serve");
            return Optional.empty();
        }
        try {
            GatewayStatus status = new ObjectMapper().readValue(file.toFile(), GatewayStatus.class);
            Duration age = Duration.between(Instant.parse(status.updatedAt()), clock.instant());
            boolean alive =
                    ProcessHandle.of(status.pid()).map(ProcessHandle::isAlive).orElse(false);
            if (!alive) {
                wrong("gateway: process %d ended without a word".formatted(status.pid()));
                return Optional.empty();
            }
            if (age.compareTo(FRESH) > 0) {
                wrong("gateway: process %d has said nothing for %d s".formatted(status.pid(), age.toSeconds()));
            } else {
                good("gateway: process %d, %s in %s, since %s, listening on %s"
                        .formatted(
                                status.pid(),
                                status.host(),
                                status.realm(),
                                status.startedAt(),
                                String.join(", ", status.listening())));
            }
            return Optional.of(status);
        } catch (IOException | DateTimeException e) {
            wrong("gateway: " + file + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What a durable answer costs at least: the time the disk takes to confirm 4 KiB. */
    private void examineDisk() {
        Path probe = configuration.settings().dataDir().resolve("doctor.probe");
        try {
            Files.createDirectories(configuration.settings().dataDir());
            long[] nanos = new long[SYNCS];
            try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                for (int i = 0; i < SYNCS; i++) {
                    long start = System.nanoTime();
                    channel.write(ByteBuffer.allocate(4096), i * 4096L);
                    channel.force(false);
                    nanos[i] = System.nanoTime() - start;
                }
            }
            Files.delete(probe);
            Arrays.sort(nanos);
            Duration median = Duration.ofNanos(nanos[SYNCS / 2]);
            String text = "disk: %s confirms a write in %.2f ms (median of %d)"
                    .formatted(configuration.settings().dataDir(), median.toNanos() / 1e6, SYNCS);
            if (median.compareTo(SLOW_SYNC) > 0) {
                wrong(text + "; slow: every answer waits for it");
            } else {
                good(text);
            }
        } catch (IOException e) {
            wrong("disk: " + configuration.settings().dataDir() + ": " + e);
        }
    }

    private void examineStore() {
        try (Database database = Database.open(configuration.settings().database(), e -> {})) {
            List<String> problems = database.check();
            if (problems.isEmpty()) {
                good("store: " + configuration.settings().database().url().split("[?;]", 2)[0]
                        + " keeps what it confirms");
            }
            problems.forEach(p -> wrong("store: " + p));
        } catch (StoreException e) {
            wrong("store: " + e.getMessage());
        }
    }

    private void examineCertificate(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                X509Certificate certificate = (X509Certificate) c;
                Instant end = certificate.getNotAfter().toInstant();
                expiry("certificate: " + certificate.getSubjectX500Principal().getName(), end);
            }
        } catch (IOException | CertificateException e) {
            wrong("certificate: " + file + ": " + e.getMessage());
        }
    }

    private void examineSmpp() {
        good("smpp: %d accounts, %d links (%d enabled), %d routes"
                .formatted(
                        configuration.smsPartners().accounts().size(),
                        configuration.smsPartners().links().size(),
                        configuration.smsPartners().links().values().stream()
                                .filter(link -> link.endpoint().enabled())
                                .count(),
                        configuration.smsPartners().routes().routes().size()));
        configuration
                .smpp()
                .plainForOthers()
                .forEach(address -> wrong("smpp: " + address
                        + " is offered in clear; whoever is between sees passwords and messages (plain-off-loopback)"));
        configuration.smpp().tls().ifPresent(tls -> examineCertificate(tls.certificates()));
    }

    private void examinePeers(GatewayStatus status) {
        if (status.peers().isEmpty()) {
            wrong("peers: none has connected; partners may come from the hosts and addresses in partners/*.yaml");
        }
        Map<String, List<GatewayStatus.Peer>> links = new LinkedHashMap<>();
        status.peers().forEach(link -> links.computeIfAbsent(link.host(), h -> new ArrayList<>())
                .add(link));
        links.values().forEach(this::examineLinks);
    }

    /** A peer may have fewer connections than it is allowed; what matters is that it has one. */
    private void examineLinks(List<GatewayStatus.Peer> links) {
        List<GatewayStatus.Peer> open =
                links.stream().filter(link -> link.state().endsWith("OPEN")).toList();
        if (open.isEmpty()) {
            GatewayStatus.Peer first = links.get(0);
            wrong("%s is %s: %s".formatted(name(first), first.state(), first.reason()));
        }
        open.forEach(this::examineOpenLink);
    }

    private void examineOpenLink(GatewayStatus.Peer peer) {
        String name = name(peer);
        if (!peer.watchdog().equals("OKAY")) {
            wrong("%s is open, but its watchdog is %s".formatted(name, peer.watchdog()));
        } else {
            good("%s is open from %s%s, realm %s, applications %s"
                    .formatted(
                            name,
                            peer.address(),
                            peer.tls() ? " by TLS" : " in clear",
                            peer.realm(),
                            peer.applications()));
        }
        if (!peer.certificateExpiry().isEmpty()) {
            expiry(name + " certificate", Instant.parse(peer.certificateExpiry()));
        }
    }

    private static String name(GatewayStatus.Peer peer) {
        return "peer: %s (%s)".formatted(peer.host(), peer.partner());
    }

    private void expiry(String what, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        String text = "%s is valid until %s".formatted(what, end);
        if (left.compareTo(CERTIFICATE_SOON) < 0) {
            wrong(text + (left.isNegative() ? ": expired" : ": only %d days".formatted(left.toDays())));
        } else {
            good(text);
        }
    }

    private void good(String text) {
        findings.add("ok     " + text);
    }

    private void wrong(String text) {
        well = false;
        findings.add("WRONG  " + text);
    }
}
