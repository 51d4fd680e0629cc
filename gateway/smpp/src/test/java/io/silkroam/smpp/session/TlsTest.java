package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.silkroam.smpp.session.SmppClientSettings.ClientTls;
import io.silkroam.smpp.session.SmppServerSettings.TlsPort;
import io.silkroam.smpp.transport.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with certificates on both sides, and what the authority learns of them. */
class TlsTest {
    @TempDir
    private Path directory;

    private X509Bundle authority;
    private X509Bundle esme;
    private TlsSettings ofSmsc;
    private TlsSettings ofEsme;

    @BeforeEach
    void foundAnAuthority() throws Exception {
        authority = new CertificateBuilder()
                .subject("CN=Test Authority")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        X509Bundle smsc = new CertificateBuilder()
                .subject("CN=smsc.test")
                .addSanDnsName("localhost")
                .buildIssuedBy(authority);
        esme = new CertificateBuilder().subject("CN=esme.test").buildIssuedBy(authority);
        ofSmsc = files("smsc", smsc, authority);
        ofEsme = files("esme", esme, authority);
    }

    @Test
    void shouldBindWithACertificateThatTheAuthoritySees() {
        try (TestServer smsc = server(true);
                SmppClient client = client(smsc, ofEsme, "localhost", true)) {
            await().until(() -> client.sessions().size() == 1);
            EsmeAuthority.Attempt attempt = smsc.doorman.attempts.get(0);
            assertThat(attempt.tls()).isTrue();
            assertThat(attempt.certificate()
                            .orElseThrow()
                            .getSubjectX500Principal()
                            .getName())
                    .isEqualTo("CN=esme.test");
        }
    }

    @Test
    void shouldTurnAwayACertificateOfAnotherAuthority() throws Exception {
        X509Bundle other = new CertificateBuilder()
                .subject("CN=Other")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        TlsSettings foreign =
                files("foreign", new CertificateBuilder().subject("CN=x").buildIssuedBy(other), authority);
        try (TestServer smsc = server(true);
                SmppClient client = client(smsc, foreign, "localhost", true)) {
            await().until(() -> smsc.observer.lines.contains("ended TLS_FAILED"));
            assertThat(client.sessions()).isEmpty();
            assertThat(smsc.doorman.attempts).isEmpty();
        }
    }

    @Test
    void shouldNotBindToAnSmscOfAnotherName() {
        RecordingObserver observer = new RecordingObserver();
        try (TestServer smsc = server(true);
                SmppClient client = SmppClient.start(
                        Tests.client(smsc.server.tlsPort()).withTls(new ClientTls(ofEsme, true)),
                        new RecordingListener(),
                        observer)) {
            await().until(() -> observer.lines.contains("ended TLS_FAILED"));
            assertThat(client.sessions()).isEmpty();
        }
    }

    @Test
    void shouldTakePlainOctetsOnTheTlsPortForNoTls() throws IOException {
        try (TestServer smsc = server(true);
                RawPeer plain = RawPeer.to(smsc.server.tlsPort())) {
            plain.send(
                    io.silkroam.smpp.codec.Frames.bind("esme", "secret", 0x34).pdu(0x09, 0, 1));
            await().until(() -> smsc.observer.lines.stream().anyMatch(line -> line.startsWith("ended")));
            assertThat(smsc.doorman.attempts).isEmpty();
        }
    }

    @Test
    void shouldServeJsmppsEsmeOverTls() throws Exception {
        try (TestServer smsc = server(true)) {
            SSLContext context = context();
            SMPPSession session = new SMPPSession((host, port) -> new SocketConnection(
                    context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)));
            BindParameter bind = new BindParameter(
                    BindType.BIND_TRX, "esme", "secret", "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "");
            assertThat(session.connectAndBind("localhost", smsc.server.tlsPort(), bind, 5_000))
                    .isEqualTo("smsc");
            assertThat(smsc.doorman.attempts.get(0).certificate()).contains(esme.getCertificate());
            session.unbindAndClose();
        }
    }

    @Test
    void shouldSayWhichFilesCannotBeUsed() {
        TlsSettings missing = new TlsSettings(directory.resolve("no"), directory.resolve("such"), directory);
        assertThatThrownBy(() -> new TestServer(settings -> settings.withTls(new TlsPort(0, missing, true))).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no");
    }

    private TestServer server(boolean certificateRequired) {
        return new TestServer(
                settings -> settings.withoutClearPort().withTls(new TlsPort(0, ofSmsc, certificateRequired)));
    }

    private static SmppClient client(TestServer smsc, TlsSettings files, String host, boolean nameChecked) {
        SmppClientSettings settings = SmppClientSettings.standard(
                        host, smsc.server.tlsPort(), Tests.bind(io.silkroam.smpp.pdu.BindType.TRANSCEIVER))
                .withReconnect(Tests.QUICK)
                .withTls(new ClientTls(files, nameChecked));
        return SmppClient.start(settings, new RecordingListener(), SmppObserver.NONE);
    }

    private SSLContext context() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", esme.getKeyPair().getPrivate(), new char[0], esme.getCertificatePath());
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("authority", authority.getCertificate());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private TlsSettings files(String name, X509Bundle own, X509Bundle trusted) throws IOException {
        return new TlsSettings(
                Files.writeString(directory.resolve(name + ".crt"), own.getCertificatePathPEM()),
                Files.writeString(directory.resolve(name + ".key"), own.getPrivateKeyPEM()),
                Files.writeString(directory.resolve(name + ".ca"), trusted.getCertificatePEM()));
    }
}
