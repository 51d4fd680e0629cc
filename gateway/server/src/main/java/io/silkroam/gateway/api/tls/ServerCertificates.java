package io.silkroam.gateway.api.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.silkroam.gateway.conf.ApiSettings;
import io.silkroam.time.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the API shows its clients. Where no files are given, an authority is made on the first start, its certificate
 * laid where clients can fetch it, and the server's own certificate renewed before it ends. Files that are given are
 * read again when they change. New connections get what is current; nothing is restarted.
 */
public final class ServerCertificates implements AutoCloseable {
    /** The certificate of our own authority, in the data folder: what clients have to trust. */
    public static final String AUTHORITY = "api-ca.pem";

    private static final String AUTHORITY_KEY = "api-ca-key.pem";
    private static final String SERVER = "api-server.pem";
    private static final String SERVER_KEY = "api-server-key.pem";
    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificates.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    /** Given files are looked at as often: a certificate renewed by others should not wait for a day. */
    private static final Duration PERIOD = Duration.ofHours(1);

    private final ApiSettings settings;
    private final Path dataDir;
    private final Clock clock;
    private final Ticker ticker = new Ticker("api-certificates", this::refresh);
    private volatile SslContext current;
    private Optional<Object> shown = Optional.empty();

    private ServerCertificates(ApiSettings settings, Path dataDir, Clock clock) {
        this.settings = settings;
        this.dataDir = dataDir;
        this.clock = clock;
    }

    /** Reads or makes everything; whatever is wrong with given files is said at once. */
    public static ServerCertificates open(ApiSettings settings, Path dataDir, Clock clock) {
        ServerCertificates certificates = new ServerCertificates(settings, dataDir, clock);
        certificates.renew();
        return certificates;
    }

    /** Renews what has to be renewed, again and again. */
    public void start() {
        ticker.start(PERIOD);
    }

    /** For the next connection. */
    public SslContext current() {
        return current;
    }

    /** Renews what has to be renewed; what cannot be is logged, and the old stays. */
    public void refresh() {
        try {
            renew();
        } catch (IllegalArgumentException e) {
            LOG.error("the certificate of the API stays as it was: {}", e.getMessage());
        }
    }

    private synchronized void renew() {
        try {
            if (settings.tls().isPresent()) {
                useGiven(settings.tls().get());
            } else {
                useOurs();
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("TLS of the API cannot be set up: " + e.getMessage(), e);
        }
    }

    private void useGiven(ApiSettings.Tls files) throws IOException {
        List<FileTime> times =
                List.of(Files.getLastModifiedTime(files.certificate()), Files.getLastModifiedTime(files.privateKey()));
        if (shown.filter(times::equals).isPresent()) {
            return;
        }
        try {
            current = built(SslContextBuilder.forServer(
                    files.certificate().toFile(), files.privateKey().toFile()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s and %s are no certificate and its key (PKCS #8)"
                            .formatted(files.certificate(), files.privateKey()),
                    e);
        }
        shown = Optional.of(times);
    }

    private void useOurs() throws GeneralSecurityException, IOException {
        Instant now = clock.instant();
        Authority authority = authority(now);
        Set<String> names = new TreeSet<>(settings.names());
        names.add("localhost");
        Set<String> addresses = addresses();
        Path certificate = dataDir.resolve(SERVER);
        Path key = dataDir.resolve(SERVER_KEY);
        Optional<Credential> kept = Credential.read(certificate, key)
                .filter(c -> authority.isStillGood(c.certificate(), names, addresses, now));
        Credential server = kept.orElse(null);
        if (server == null) {
            server = authority.issue(names, addresses, now);
            server.write(certificate, key);
            LOG.info(
                    "made a certificate for the API, good until {} for {} and {}",
                    server.certificate().getNotAfter().toInstant(),
                    names,
                    addresses);
        }
        if (shown.filter(server.certificate()::equals).isEmpty()) {
            current = built(SslContextBuilder.forServer(server.key(), server.certificate()));
            shown = Optional.of(server.certificate());
        }
    }

    private Authority authority(Instant now) throws GeneralSecurityException {
        Path certificate = dataDir.resolve(AUTHORITY);
        Path key = dataDir.resolve(AUTHORITY_KEY);
        Optional<Authority> kept =
                Credential.read(certificate, key).map(Authority::new).filter(a -> a.isGoodFor(now));
        if (kept.isPresent()) {
            return kept.get();
        }
        if (Files.exists(certificate)) {
            LOG.warn("{} is replaced; give clients of the API the new one", certificate);
        }
        Authority made = Authority.make(now);
        made.credential().write(certificate, key);
        LOG.info("made an authority of our own for the API; its clients trust {}", certificate);
        return made;
    }

    /** The loopback addresses and those we listen on, as a certificate spells them; not the one that means all. */
    private Set<String> addresses() throws UnknownHostException {
        Set<String> addresses = new TreeSet<>();
        for (String text : List.of("127.0.0.1", "::1")) {
            addresses.add(InetAddress.getByName(text).getHostAddress());
        }
        for (String text : settings.addresses()) {
            InetAddress address = InetAddress.getByName(text);
            if (!address.isAnyLocalAddress()) {
                addresses.add(address.getHostAddress().replaceFirst("%.*", ""));
            }
        }
        return addresses;
    }

    private static SslContext built(SslContextBuilder builder) throws SSLException {
        return builder.sslProvider(SslProvider.JDK).protocols(PROTOCOLS).build();
    }

    @Override
    public void close() {
        ticker.close();
        ticker.awaitEnd(Duration.ofSeconds(5));
    }
}
