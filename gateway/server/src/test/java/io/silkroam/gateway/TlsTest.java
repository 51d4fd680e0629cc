package io.silkroam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.status.Doctor;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The TLS port: both sides show a certificate of an authority the other trusts, and it names who they say they are. */
class TlsTest {
    private static final Duration TEN_DAYS = Duration.ofDays(10);
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    private Path temporary;

    private X509Bundle authority;
    private Configuration configuration;
    private TestGateway gateway;

    @BeforeEach
    void start() throws Exception {
        authority = authority();
        X509Bundle own = certificate("gw1.silkroam.example", TEN_DAYS);
        ConfFolder conf = ConfFolder.copyTo(temporary.resolve("conf"))
                .write("gw.pem", own.getCertificatePathPEM())
                .write("gw.key", own.getPrivateKeyPEM())
                .write("ca.pem", authority.getCertificatePEM());
        configuration = conf.configuration(
                temporary.resolve("data"),
                Map.of(
                        "diameter.tls.port", "0",
                        "diameter.tls.certificates", "gw.pem",
                        "diameter.tls.private-key", "gw.key",
                        "diameter.tls.authorities", "ca.pem"));
        gateway = TestGateway.start(configuration);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldServeAPeerThatShowsItsCertificateAndWarnBeforeOneEnds() throws Exception {
        try (FakePeer pgw = FakePeer.over(connect(certificate(FakePeer.PGW, TEN_DAYS)), FakePeer.PGW)) {
            assertThat(pgw.resultOf(pgw.initial("1"))).isEqualTo(2001);
            await().until(() -> findings().stream().anyMatch(f -> f.contains("is open from 127.0.0.1 by TLS")));
            assertThat(findings())
                    .anyMatch(f -> f.startsWith("WRONG  certificate: CN=gw1.silkroam.example is valid until ")
                            && f.endsWith(": only 9 days"))
                    .anyMatch(f -> f.startsWith("WRONG  peer: " + FakePeer.PGW + " (kpn) certificate is valid until ")
                            && f.endsWith(": only 9 days"));
        }
    }

    @Test
    void shouldRefuseAPeerWhoseCertificateNamesAnother() throws Exception {
        Socket socket = connect(certificate("pgw2." + FakePeer.REALM, YEAR));
        assertThatThrownBy(() -> FakePeer.over(socket, FakePeer.PGW))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("refused with ");
        socket.close();
    }

    @Test
    void shouldNotSpeakWithACertificateOfAnotherAuthority() throws Exception {
        X509Bundle stranger = certificate(FakePeer.PGW, YEAR, authority());
        assertThatThrownBy(() -> FakePeer.over(connect(stranger), FakePeer.PGW).close())
                .isInstanceOf(UncheckedIOException.class);
        try (FakePeer clear = gateway.peer()) {
            assertThat(clear.resultOf(clear.initial("1"))).isEqualTo(2001);
        }
    }

    private X509Bundle certificate(String name, Duration life) throws Exception {
        return certificate(name, life, authority);
    }

    private static X509Bundle certificate(String name, Duration life, X509Bundle issuer) throws Exception {
        return new CertificateBuilder()
                .ecp256()
                .subject("CN=" + name)
                .addSanDnsName(name)
                .notAfter(Instant.now().plus(life))
                .buildIssuedBy(issuer);
    }

    private static X509Bundle authority() throws Exception {
        return new CertificateBuilder()
                .ecp256()
                .subject("CN=authority")
                .setIsCertificateAuthority(true)
                .notAfter(Instant.now().plus(YEAR))
                .buildSelfSigned();
    }

    private Socket connect(X509Bundle own) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                own.toKeyManagerFactory().getKeyManagers(),
                authority.toTrustManagerFactory().getTrustManagers(),
                null);
        return context.getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), gateway.gateway().tlsPort());
    }

    private List<String> findings() {
        return new Doctor(configuration, Clock.systemUTC()).examine();
    }
}
