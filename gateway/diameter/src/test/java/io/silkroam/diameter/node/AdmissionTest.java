package io.silkroam.diameter.node;

import static io.silkroam.diameter.node.TestNodes.PGW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.EdgeMode;
import io.silkroam.diameter.edge.EdgeRule;
import io.silkroam.diameter.edge.PartnerLimits;
import io.silkroam.diameter.edge.RateLimit;
import io.silkroam.diameter.peer.PeerState;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who becomes a peer, and how the others are turned away (RFC 6733 §5.3). */
class AdmissionTest {
    private final RecordingObserver observer = new RecordingObserver();
    private final LeapingTime time = new LeapingTime();
    private DiameterNode node;

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void shouldTurnAwayAnUnknownPeer() {
        start(TestNodes.server());
        assertThat(refusalOf("stranger.partner.test")).isEqualTo(ResultCodes.DIAMETER_UNKNOWN_PEER);
        await().until(() -> observer.lines().contains("refused 3010: unknown peer"));
    }

    @Test
    void shouldTurnAwayAPeerFromAWrongAddress() {
        start(TestNodes.bare().partner(TestNodes.pgw().from("192.0.2.0/24").build()));
        assertThat(refusalOf(PGW)).isEqualTo(ResultCodes.DIAMETER_UNKNOWN_PEER);
        assertThat(node.edgeCounters().of("partner", EdgeRule.PEER_IDENTITY, EdgeMode.ENFORCE))
                .isEqualTo(1);
    }

    @Test
    void shouldOnlyCountAWrongAddressWhileWatching() {
        start(TestNodes.bare()
                .partner(TestNodes.pgw().from("192.0.2.0/24").build())
                .edge(EdgeRule.PEER_IDENTITY, EdgeMode.WATCH));
        try (FakePeer peer = FakePeer.open(address(), PGW)) {
            assertThat(peer.resultOf(peer.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
        assertThat(node.edgeCounters().of("partner", EdgeRule.PEER_IDENTITY, EdgeMode.WATCH))
                .isEqualTo(1);
    }

    @Test
    void shouldTurnAwayAPeerOfAWrongRealm() {
        start(TestNodes.bare()
                .partner(TestNodes.pgw().host("pgw1.elsewhere.test").build()));
        assertThat(refusalOf("pgw1.elsewhere.test")).isEqualTo(ResultCodes.DIAMETER_UNKNOWN_PEER);
    }

    @Test
    void shouldTurnAwayAPeerWithoutACommonApplication() {
        start(TestNodes.server());
        assertThat(refusalOf(PGW, Applications.S6A)).isEqualTo(ResultCodes.DIAMETER_NO_COMMON_APPLICATION);
        assertThat(node.peers().get(0).state()).isEqualTo(PeerState.CLOSED);
    }

    @Test
    void shouldTakeARelayWhichSpeaksEveryApplication() {
        start(TestNodes.server());
        try (FakePeer peer = FakePeer.connect(address(), PGW)) {
            Message cea = peer.ask(peer.cer(Applications.RELAY));
            assertThat(cea.unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_SUCCESS);
        }
    }

    @Test
    void shouldTurnAwayInClearWhoMustUseTls() {
        start(TestNodes.bare().partner(TestNodes.pgw().tlsRequired().build()));
        assertThat(refusalOf(PGW)).isEqualTo(ResultCodes.DIAMETER_NO_COMMON_SECURITY);
    }

    @Test
    void shouldTurnAwayWhoInsistsOnTlsAfterTheExchange() {
        start(TestNodes.server());
        try (FakePeer peer = FakePeer.connect(address(), PGW)) {
            Message cea = peer.ask(
                    peer.cer(writer -> writer.add(Avps.AUTH_APPLICATION_ID, 4).add(Avps.INBAND_SECURITY_ID, 1)));
            assertThat(cea.unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_NO_COMMON_SECURITY);
            assertThat(peer.isClosedByNode()).isTrue();
        }
    }

    @Test
    void shouldNeverLetANewConnectionDisplaceALiveOne() {
        start(TestNodes.server());
        try (FakePeer first = FakePeer.open(address(), PGW)) {
            for (int attempt = 0; attempt < 20; attempt++) {
                assertThat(refusalOf(PGW)).isEqualTo(ResultCodes.ELECTION_LOST);
            }
            assertThat(first.resultOf(first.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
            assertThat(node.peers().get(0).state()).isEqualTo(PeerState.R_OPEN);
        }
    }

    @Test
    void shouldProbeALiveConnectionThatAnotherOneChallenges() {
        start(TestNodes.server());
        try (FakePeer first = FakePeer.open(address(), PGW)) {
            refusalOf(PGW);
            assertThat(first.read().header().commandCode()).isEqualTo(Commands.DEVICE_WATCHDOG);
        }
    }

    @Test
    void shouldTakeSeveralConnectionsOfOnePeerWhereConfigured() {
        PartnerLimits two = new PartnerLimits(2, 100, new RateLimit(1_000, 1_000), 1);
        start(TestNodes.bare().partner(TestNodes.pgw().limits(two).build()));
        try (FakePeer first = FakePeer.open(address(), PGW);
                FakePeer second = FakePeer.open(address(), PGW)) {
            assertThat(refusalOf(PGW)).isEqualTo(ResultCodes.ELECTION_LOST);
            assertThat(first.resultOf(first.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
            assertThat(second.resultOf(second.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
    }

    @Test
    void shouldTakeDynamicPeersUpToTheirBoundAndForgetThem() {
        PartnerLimits two = new PartnerLimits(1, 100, new RateLimit(1_000, 1_000), 2);
        start(TestNodes.bare()
                .partner(TestNodes.partner("many")
                        .host("*")
                        .from("127.0.0.0/8")
                        .limits(two)
                        .build()));
        try (FakePeer first = FakePeer.open(address(), "a.partner.test");
                FakePeer second = FakePeer.open(address(), "b.partner.test")) {
            assertThat(second.resultOf(second.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
            assertThat(refusalOf("c.partner.test")).isEqualTo(ResultCodes.DIAMETER_UNKNOWN_PEER);
            assertThat(refusalOf("a.elsewhere.test")).isEqualTo(ResultCodes.DIAMETER_UNKNOWN_PEER);
            assertThat(node.peers()).hasSize(2);
            assertThat(first.resultOf(first.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
        await().until(() -> node.peers().stream().allMatch(peer -> peer.state() == PeerState.CLOSED));
        time.leap(Duration.ofSeconds(2));
        await().until(() -> node.peers().isEmpty());
    }

    @Test
    void shouldCloseAConnectionThatDoesNotBeginWithACer() {
        start(TestNodes.server());
        try (FakePeer peer = FakePeer.connect(address(), PGW)) {
            peer.send(peer.ccr());
            assertThat(peer.isClosedByNode()).isTrue();
        }
        await().until(() -> observer.lines().contains("closed: no capabilities exchange first"));
    }

    @Test
    void shouldCloseAConnectionThatSaysNothing() {
        start(TestNodes.server());
        try (FakePeer peer = FakePeer.connect(address(), PGW)) {
            await().until(() -> leapUntilClosed(peer));
        }
        await().until(() -> observer.lines().contains("closed: no capabilities exchange in time"));
    }

    @Test
    void shouldBoundConnectionsThatSayNothing() {
        start(TestNodes.server().limits(new NodeLimits(CodecLimits.defaults(), 1 << 20, 100, 100, 2, 10)));
        try (FakePeer first = FakePeer.connect(address(), PGW);
                FakePeer second = FakePeer.connect(address(), PGW);
                FakePeer third = FakePeer.connect(address(), PGW)) {
            assertThat(third.isClosedByNode()).isTrue();
            // One that becomes a peer makes room.
            assertThat(first.exchangeCapabilities().unsigned(Avps.RESULT_CODE)).hasValue(2001);
            await().until(() -> {
                try (FakePeer fourth = FakePeer.connect(address(), PGW)) {
                    return refusal(fourth, Applications.CREDIT_CONTROL) == ResultCodes.ELECTION_LOST;
                }
            });
            assertThat(second.socket().isClosed()).isFalse();
        }
    }

    @Test
    void shouldAnswerACerWithSixtyFourOriginHostsAndServeTheNextPeer() {
        start(TestNodes.server());
        try (FakePeer peer = FakePeer.connect(address(), PGW)) {
            ByteBuf cer = peer.cer(writer -> {
                for (int i = 0; i < 63; i++) {
                    writer.add(Avps.ORIGIN_HOST, PGW);
                }
                writer.add(Avps.AUTH_APPLICATION_ID, 4);
            });
            assertThat(peer.ask(cer).unsigned(Avps.RESULT_CODE))
                    .hasValue(ResultCodes.DIAMETER_AVP_OCCURS_TOO_MANY_TIMES);
            assertThat(peer.isClosedByNode()).isTrue();
        }
        try (FakePeer next = FakePeer.open(address(), PGW)) {
            assertThat(next.resultOf(next.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
    }

    @Test
    void shouldTellWhenAPeerLostItsSessions() {
        start(TestNodes.server());
        for (int stateId = 7; stateId <= 8; stateId++) {
            int id = stateId;
            try (FakePeer peer = FakePeer.connect(address(), PGW)) {
                Message cea = peer.ask(
                        peer.cer(writer -> writer.add(Avps.ORIGIN_STATE_ID, id).add(Avps.AUTH_APPLICATION_ID, 4)));
                assertThat(cea.unsigned(Avps.RESULT_CODE)).hasValue(2001);
            }
            await().until(() -> node.peers().get(0).state() == PeerState.CLOSED);
        }
        await().untilAsserted(() -> assertThat(observer.lines()).containsOnlyOnce(PGW + " restarted"));
    }

    private boolean leapUntilClosed(FakePeer peer) {
        time.leap(Duration.ofSeconds(7));
        return peer.isClosedByNode();
    }

    private int refusalOf(String host) {
        return refusalOf(host, Applications.CREDIT_CONTROL);
    }

    private int refusalOf(String host, int application) {
        try (FakePeer peer = FakePeer.connect(address(), host)) {
            return refusal(peer, application);
        }
    }

    private static int refusal(FakePeer peer, int application) {
        int result =
                (int) peer.ask(peer.cer(application)).unsigned(Avps.RESULT_CODE).orElseThrow();
        assertThat(peer.isClosedByNode()).isTrue();
        return result;
    }

    private InetSocketAddress address() {
        return node.addresses().get(0);
    }

    private void start(NodeSettings.Builder settings) {
        node = DiameterNode.start(settings.time(time.time()).build(), List.of(TestNodes.creditControl()), observer);
    }
}
