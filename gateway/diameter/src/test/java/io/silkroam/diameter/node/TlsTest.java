package io.silkroam.diameter.node;

import static io.silkroam.diameter.node.TestNodes.PGW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.CommandSet;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.peer.PeerState;
import io.silkroam.diameter.transport.TlsSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a certificate on both sides, whose name must be the Origin-Host (RFC 6733 §13.1). */
class TlsTest {
    @TempDir
    private Path directory;

    private final RecordingObserver observer = new RecordingObserver();
    private X509Bundle authority;

    @BeforeEach
    void foundAnAuthority() throws Exception {
        authority = new CertificateBuilder()
                .subject("CN=Test Authority")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    @Test
    void shouldTalkOverTlsToAPeerThatIsWhoItSays() throws Exception {
        try (DiameterNode server = server(TestNodes.pgw().tlsRequired().build());
                DiameterNode client = client(PGW, PGW, server)) {
            await().until(() -> client.canReach(TestNodes.HOST, TestNodes.REALM));
            client.send(TestNodes.ccr(PGW), Duration.ofSeconds(5), outcome -> assertThat(outcome)
                    .isInstanceOf(SendOutcome.Answered.class));
            await().until(() -> client.peers().get(0).counters().answers() == 1);

            PeerStatus peer = server.peers().get(0);
            assertThat(peer.tls()).isTrue();
            assertThat(peer.certificateExpiry()).isPresent();
        }
    }

    @Test
    void shouldTakeACertificateOfAnotherNameThePartnerMayUse() throws Exception {
        try (DiameterNode server = server(
                        TestNodes.pgw().certificateName("tls.partner.test").build());
                DiameterNode client = client(PGW, "tls.partner.test", server)) {
            await().until(() -> client.canReach(TestNodes.HOST, TestNodes.REALM));
        }
    }

    @Test
    void shouldTurnAwayAPeerWithTheCertificateOfAnother() throws Exception {
        try (DiameterNode server = server(TestNodes.pgw().build());
                DiameterNode client = client(PGW, "pgw2.partner.test", server)) {
            await().until(() -> observer.lines().stream()
                    .anyMatch(line -> line.startsWith("refused 3010: the certificate is not " + PGW)));
            assertThat(client.peers().get(0).state()).isNotEqualTo(PeerState.I_OPEN);
            assertThat(server.peers().get(0).state()).isEqualTo(PeerState.CLOSED);
        }
    }

    @Test
    void shouldNotTalkToAClientWithoutACertificate() throws Exception {
        try (DiameterNode server = server(TestNodes.pgw().build());
                FakePeer peer = FakePeer.over(
                        socketWithoutCertificate(server.tlsAddresses().get(0)), PGW)) {
            assertThat(peer.isClosedByNode()).isTrue();
            await().until(() -> observer.lines().stream().anyMatch(line -> line.startsWith("closed: TLS: ")));
        }
    }

    @Test
    void shouldNotTakeDiameterInClearOnTheTlsPort() throws Exception {
        try (DiameterNode server = server(TestNodes.pgw().build());
                FakePeer peer = FakePeer.connect(server.tlsAddresses().get(0), PGW)) {
            peer.send(peer.cer(4));
            assertThat(peer.isClosedByNode()).isTrue();
        }
    }

    @Test
    void shouldRefuseInClearWhoMustUseTls() throws Exception {
        try (DiameterNode server = server(TestNodes.pgw().tlsRequired().build());
                FakePeer peer = FakePeer.connect(server.addresses().get(0), PGW)) {
            assertThat(peer.ask(peer.cer(4)).unsigned(Avps.RESULT_CODE))
                    .hasValue(ResultCodes.DIAMETER_NO_COMMON_SECURITY);
        }
    }

    private DiameterNode server(Partner partner) throws Exception {
        return DiameterNode.start(
                TestNodes.bare()
                        .listenTls(TestNodes.loopback())
                        .tls(certificate(TestNodes.HOST))
                        .partner(partner)
                        .build(),
                List.of(TestNodes.creditControl()),
                observer);
    }

    private DiameterNode client(String host, String certificateName, DiameterNode server) throws Exception {
        NodeSettings settings = NodeSettings.named(host, TestNodes.PARTNER_REALM)
                .timers(TestNodes.quick())
                .tls(certificate(certificateName))
                .partner(Partner.named("ocs")
                        .host(TestNodes.HOST)
                        .realm(TestNodes.REALM)
                        .application(4, CommandSet.any())
                        .build())
                .connect(new OutboundPeer(TestNodes.HOST, "localhost", server.tlsPort(), true, 1))
                .build();
        return DiameterNode.start(settings, List.of(TestNodes.creditControl()), NodeObserver.none());
    }

    private TlsSettings certificate(String name) throws Exception {
        X509Bundle bundle = new CertificateBuilder()
                .subject("CN=" + name)
                .addSanDnsName(name)
                .buildIssuedBy(authority);
        Path chain = Files.writeString(directory.resolve(name + ".pem"), bundle.getCertificatePathPEM());
        Path key = Files.writeString(directory.resolve(name + ".key"), bundle.getPrivateKeyPEM());
        Path roots = Files.writeString(directory.resolve("roots.pem"), authority.getCertificatePEM());
        return new TlsSettings(chain, key, roots);
    }

    private SSLSocket socketWithoutCertificate(InetSocketAddress address) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = authority.toTrustManagerFactory();
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager[] managers = trust.getTrustManagers();
        context.init(null, managers, null);
        return (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
    }
}
