package io.silkroam.simulator.bench.credit;

import io.netty.handler.ssl.SslContext;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.silkroam.diameter.transport.TlsContexts;
import io.silkroam.diameter.transport.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Certificates (P-256) of a run whose Diameter goes over TLS: an authority that lives as long as the run, one for the
 * gateways, and one for all packet gateways.
 */
final class Certificates {
    /** What the packet gateways' certificate is called, whatever their hosts are. */
    static final String PEERS = "packet-gateways.bench.example";

    private static final String GATEWAYS = "gateways.bench.example";
    private static final Duration LIFE = Duration.ofDays(2);

    private final TlsSettings gateways;
    private final TlsSettings peers;

    private Certificates(TlsSettings gateways, TlsSettings peers) {
        this.gateways = gateways;
        this.peers = peers;
    }

    /** Makes them, as files in a new folder. */
    static Certificates make(Path folder, Clock clock) throws IOException {
        Files.createDirectory(folder);
        Instant end = clock.instant().plus(LIFE);
        try {
            X509Bundle authority = new CertificateBuilder()
                    .ecp256()
                    .subject("CN=bench")
                    .setIsCertificateAuthority(true)
                    .notAfter(end)
                    .buildSelfSigned();
            Path trusted = Files.writeString(folder.resolve("authority.pem"), authority.getCertificatePEM());
            return new Certificates(
                    files(folder, GATEWAYS, issued(authority, GATEWAYS, end), trusted),
                    files(folder, PEERS, issued(authority, PEERS, end), trusted));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("no certificates can be made: " + e.getMessage(), e);
        }
    }

    private static X509Bundle issued(X509Bundle authority, String name, Instant end) throws Exception {
        return new CertificateBuilder()
                .ecp256()
                .subject("CN=" + name)
                .addSanDnsName(name)
                .notAfter(end)
                .buildIssuedBy(authority);
    }

    private static TlsSettings files(Path folder, String name, X509Bundle made, Path trusted) throws IOException {
        return new TlsSettings(
                Files.writeString(folder.resolve(name + ".pem"), made.getCertificatePathPEM()),
                Files.writeString(folder.resolve(name + ".key"), made.getPrivateKeyPEM()),
                trusted);
    }

    /** What the command line of each gateway says. */
    Map<String, String> settings() {
        return Map.of(
                "diameter.tls.port",
                "0",
                "diameter.tls.certificates",
                gateways.certificates().toString(),
                "diameter.tls.private-key",
                gateways.privateKey().toString(),
                "diameter.tls.authorities",
                gateways.authorities().toString());
    }

    /** What the packet gateways connect with. */
    SslContext peers() {
        return TlsContexts.of(peers).client();
    }
}
