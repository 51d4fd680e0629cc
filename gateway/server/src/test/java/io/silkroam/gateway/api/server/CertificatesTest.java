package io.silkroam.gateway.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.silkroam.gateway.api.tls.ServerCertificates;
import io.silkroam.gateway.conf.ApiSettings;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API shows a client that believes nothing but the authority it was given. */
class CertificatesTest {
    private static final Duration LIFE = Duration.ofDays(397);

    @TempDir
    private Path temporary;

    private final TestApi.SettableTime time = new TestApi.SettableTime();
    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabases.h2(temporary);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldBeBelievedUnderEveryNameItIsCalledBy() throws Exception {
        try (ApiServer server = start(List.of("api.silkroam.example"), Optional.empty())) {
            Path authority = temporary.resolve("api-ca.pem");
            X509Certificate shown = shownTo("127.0.0.1", server, authority);
            assertThat(shownTo("localhost", server, authority)).isEqualTo(shown);
            assertThat(shown.getSubjectAlternativeNames())
                    .contains(List.of(2, "api.silkroam.example"), List.of(2, "localhost"), List.of(7, "127.0.0.1"))
                    .contains(List.of(7, "0:0:0:0:0:0:0:1"));
            assertThat(shown.getBasicConstraints()).isEqualTo(-1);
            assertThat(shown.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
            assertThat(Duration.between(time.instant(), shown.getNotAfter().toInstant()))
                    .isBetween(LIFE.minusDays(1), LIFE);
        }
    }

    @Test
    void shouldKeepItsKeysToItself() throws Exception {
        start(List.of(), Optional.empty()).close();
        assertThat(mode("api-ca.pem")).isEqualTo("rw-r--r--");
        assertThat(mode("api-ca-key.pem")).isEqualTo("rw-------");
        assertThat(mode("api-server-key.pem")).isEqualTo("rw-------");
    }

    @Test
    void shouldNotBeBelievedByWhoTrustsAnotherAuthority() throws Exception {
        Path other = Files.createDirectory(temporary.resolve("other"));
        ServerCertificates.open(settings(List.of(), Optional.empty()), other, time)
                .close();
        try (ApiServer server = start(List.of(), Optional.empty())) {
            assertThatThrownBy(() -> shownTo("localhost", server, other.resolve("api-ca.pem")))
                    .isInstanceOf(javax.net.ssl.SSLHandshakeException.class);
        }
    }

    @Test
    void shouldShowTheSameAfterARestartAndANewOneForOtherNames() throws Exception {
        X509Certificate first = shownAfterStart(List.of());
        byte[] authority = Files.readAllBytes(temporary.resolve("api-ca.pem"));
        assertThat(shownAfterStart(List.of())).isEqualTo(first);
        X509Certificate renamed = shownAfterStart(List.of("api.silkroam.example"));
        assertThat(renamed).isNotEqualTo(first);
        assertThat(shownAfterStart(List.of())).isNotEqualTo(renamed);
        assertThat(Files.readAllBytes(temporary.resolve("api-ca.pem"))).isEqualTo(authority);
    }

    @Test
    void shouldRenewWhenAThirdOfTheLifeIsLeftWithoutARestart() throws Exception {
        ServerCertificates certificates =
                ServerCertificates.open(settings(List.of(), Optional.empty()), temporary, time);
        Object first = certificates.current();
        time.pass(LIFE.multipliedBy(2).dividedBy(3).minusDays(1));
        certificates.refresh();
        assertThat(certificates.current()).isSameAs(first);
        time.pass(Duration.ofDays(2));
        certificates.refresh();
        assertThat(certificates.current()).isNotSameAs(first);
        certificates.close();
    }

    @Test
    void shouldMakeAnewWhatWasDamaged() throws Exception {
        X509Certificate first = shownAfterStart(List.of());
        Files.writeString(temporary.resolve("api-server.pem"), "damaged");
        assertThat(shownAfterStart(List.of())).isNotEqualTo(first);
    }

    @Test
    void shouldShowWhatItWasGivenAndTheNextOneWhenThatIsReplaced() throws Exception {
        X509Bundle authority = new CertificateBuilder()
                .ecp256()
                .subject("CN=authority")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        Path pem = temporary.resolve("own.pem");
        Path key = temporary.resolve("own.key");
        Path trusted = Files.writeString(temporary.resolve("authority.pem"), authority.getCertificatePEM());
        X509Bundle first = give(authority, pem, key, time.instant().minusSeconds(60));
        try (ApiServer server = start(List.of(), Optional.of(new ApiSettings.Tls(pem, key)))) {
            assertThat(shownTo("localhost", server, trusted)).isEqualTo(first.getCertificate());
            assertThat(temporary.resolve("api-ca.pem")).doesNotExist();
        }
        ServerCertificates certificates = ServerCertificates.open(
                settings(List.of(), Optional.of(new ApiSettings.Tls(pem, key))), temporary, time);
        Object before = certificates.current();
        certificates.refresh();
        assertThat(certificates.current()).isSameAs(before);
        give(authority, pem, key, time.instant());
        certificates.refresh();
        assertThat(certificates.current()).isNotSameAs(before);
        Files.writeString(key, "no key");
        certificates.refresh();
        certificates.close();
        assertThatThrownBy(() -> start(List.of(), Optional.of(new ApiSettings.Tls(pem, key))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own.key");
    }

    private static X509Bundle give(X509Bundle authority, Path pem, Path key, Instant modified) throws Exception {
        X509Bundle made = new CertificateBuilder()
                .ecp256()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .buildIssuedBy(authority);
        Files.writeString(pem, made.getCertificatePathPEM());
        Files.writeString(key, made.getPrivateKeyPEM());
        Files.setLastModifiedTime(pem, java.nio.file.attribute.FileTime.from(modified));
        return made;
    }

    private X509Certificate shownAfterStart(List<String> names) throws Exception {
        try (ApiServer server = start(names, Optional.empty())) {
            return shownTo("localhost", server, temporary.resolve("api-ca.pem"));
        }
    }

    private ApiServer start(List<String> names, Optional<ApiSettings.Tls> tls) {
        return ApiServer.start(settings(names, tls), temporary, database, time, List.of());
    }

    private static ApiSettings settings(List<String> names, Optional<ApiSettings.Tls> tls) {
        return new ApiSettings(
                true, List.of("127.0.0.1"), 0, names, tls, ApiSettings.Limits.standard(), Duration.ofHours(24));
    }

    /** Shakes hands as strictly as a client can: chain, times and the name. */
    private static X509Certificate shownTo(String host, ApiServer server, Path authority) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) TestApi.trusting(authority).getSocketFactory().createSocket(host, server.port())) {
            SSLParameters strict = socket.getSSLParameters();
            strict.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(strict);
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private String mode(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve(file)));
    }
}
