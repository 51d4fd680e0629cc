package io.silkroam.diameter.node;

import static io.silkroam.diameter.node.TestNodes.PGW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.PartnerLimits;
import io.silkroam.diameter.edge.RateLimit;
import io.silkroam.diameter.peer.BackoffTimers;
import io.silkroam.diameter.peer.PeerState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How links come, end, and come back. */
class LifecycleTest {
    private final RecordingObserver observer = new RecordingObserver();
    private final Queue<IncomingRequest> kept = new ConcurrentLinkedQueue<>();

    @Test
    void shouldAnswerADisconnectRequestAndTakeThePeerBackLater() {
        try (DiameterNode node = start(TestNodes.server())) {
            for (int round = 0; round < 2; round++) {
                try (FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
                    Message dpa = peer.ask(peer.request(Commands.DISCONNECT_PEER, 0, false)
                            .add(Avps.DISCONNECT_CAUSE, 0)
                            .finish());
                    assertThat(dpa.unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_SUCCESS);
                }
                await().until(() -> node.peers().get(0).state() == PeerState.CLOSED);
            }
        }
    }

    @Test
    void shouldStopWithAnswersThenADisconnectRequest() {
        DiameterNode node = start(TestNodes.server(), TestNodes.creditControl(kept::add));
        try (FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
            peer.send(peer.ccr());
            await().until(() -> kept.size() == 1);

            CompletableFuture<Void> stopped = node.stop(Duration.ofSeconds(10)).toCompletableFuture();
            assertThat(peer.resultOf(peer.ccr())).as("a new one").isEqualTo(ResultCodes.DIAMETER_TOO_BUSY);
            assertThat(stopped).isNotDone();

            kept.remove().answer(ResultCodes.DIAMETER_SUCCESS, TestNodes::cca);
            assertThat(peer.read().unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_SUCCESS);
            Message dpr = peer.read();
            assertThat(dpr.header().commandCode()).isEqualTo(Commands.DISCONNECT_PEER);
            assertThat(dpr.unsigned(Avps.DISCONNECT_CAUSE)).hasValue(0);
            peer.send(peer.answer(dpr).finish());
            assertThat(peer.isClosedByNode()).isTrue();
            await().until(stopped::isDone);
        }
    }

    @Test
    void shouldStopWithinItsGraceWhenNobodyAnswers() {
        DiameterNode node = start(TestNodes.server(), TestNodes.creditControl(kept::add));
        try (FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
            peer.send(peer.ccr());
            await().until(() -> kept.size() == 1);
            CompletableFuture<Void> stopped = node.stop(Duration.ofMillis(300)).toCompletableFuture();
            await().atMost(Duration.ofSeconds(8)).until(stopped::isDone);
        }
        // An answer after the end is dropped, not lost track of.
        kept.remove().answer(ResultCodes.DIAMETER_SUCCESS, TestNodes::cca);
        await().until(() -> observer.lines().contains("dropped: its connection is gone"));
    }

    @Test
    void shouldDropASecondAnswerAndOneWhoseConnectionIsGone() {
        try (DiameterNode node = start(TestNodes.server(), TestNodes.creditControl(kept::add))) {
            try (FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
                peer.send(peer.ccr());
                peer.send(peer.ccr());
                await().until(() -> kept.size() == 2);
                IncomingRequest first = kept.remove();
                first.answer(ResultCodes.DIAMETER_SUCCESS, TestNodes::cca);
                first.answer(ResultCodes.DIAMETER_SUCCESS, TestNodes::cca);
                assertThat(peer.read().unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_SUCCESS);
            }
            await().until(() -> node.peers().get(0).state() == PeerState.CLOSED);
            kept.remove().answer(ResultCodes.DIAMETER_SUCCESS, TestNodes::cca);
            await().until(() -> node.inFlight() == 0);
            assertThat(observer.lines()).contains("dropped: a second answer", "dropped: its connection is gone");
            assertThat(node.peers().get(0).counters().dropped()).isEqualTo(2);
        }
    }

    @Test
    void shouldAnswerForAnApplicationThatFails() {
        Application broken = TestNodes.creditControl(request -> {
            throw new IllegalStateException("a bug");
        });
        try (DiameterNode node = start(TestNodes.server(), broken);
                FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
            assertThat(peer.resultOf(peer.ccr())).isEqualTo(ResultCodes.DIAMETER_UNABLE_TO_COMPLY);
            assertThat(node.inFlight()).isZero();
        }
    }

    @ParameterizedTest(name = "rate {0}/s, burst {1}, in flight {2}: {3}")
    @CsvSource({"1, 2, 100, RATE", "1000, 1000, 2, PEER_IN_FLIGHT"})
    void shouldShedWhatIsBeyondAPeersBounds(int rate, int burst, int inFlight, ShedReason reason) {
        PartnerLimits limits = new PartnerLimits(1, inFlight, new RateLimit(rate, burst), 1);
        // Where time goes on, a token may be back before the third request comes.
        NodeTime standing = new NodeTime(Clock.systemUTC(), () -> 0);
        try (DiameterNode node = start(
                        TestNodes.bare()
                                .partner(TestNodes.pgw().limits(limits).build())
                                .time(standing),
                        TestNodes.creditControl(kept::add));
                FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
            peer.send(peer.ccr());
            peer.send(peer.ccr());
            assertThat(peer.resultOf(peer.ccr())).isEqualTo(ResultCodes.DIAMETER_TOO_BUSY);
            assertThat(observer.lines()).contains("shed " + reason);
            assertThat(kept).hasSize(2);
            kept.forEach(request -> request.answer(ResultCodes.DIAMETER_SUCCESS, TestNodes::cca));
            await().until(() -> node.inFlight() == 0);
        }
    }

    @ParameterizedTest(name = "against {0} the connection of the {1} survives")
    @CsvSource({"a.partner.test, peer, R_OPEN", "z.partner.test, node, I_OPEN"})
    void shouldElectOneOfTwoConnections(String host, String survivor, PeerState expected) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                DiameterNode node = start(TestNodes.bare()
                        .partner(TestNodes.partner("p").host(host).build())
                        .connect(new OutboundPeer(host, "localhost", listener.getLocalPort(), false, 1)));
                FakePeer ofNode = FakePeer.accept(listener, host)) {
            Message cer = ofNode.read();
            try (FakePeer ofPeer = FakePeer.connect(node.addresses().get(0), host)) {
                ofPeer.send(ofPeer.cer(4));
                if (survivor.equals("node")) {
                    // The node lost the election: it waits for our CEA, then closes the other.
                    await().until(() -> node.peers().get(0).state() == PeerState.WAIT_RETURNS);
                    ofNode.send(ofNode.cea(cer));
                    assertThat(ofPeer.isClosedByNode()).isTrue();
                    assertThat(ofNode.resultOf(ofNode.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
                } else {
                    assertThat(ofPeer.read().unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_SUCCESS);
                    assertThat(ofNode.isClosedByNode()).isTrue();
                    assertThat(ofPeer.resultOf(ofPeer.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
                }
                await().until(() -> node.peers().get(0).state() == expected);
            }
        }
    }

    @Test
    void shouldGiveUpOnACeaThatRefusesOrNamesSomebodyElse() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                DiameterNode node = start(TestNodes.server()
                        .connect(new OutboundPeer(PGW, "localhost", listener.getLocalPort(), false, 1)))) {
            try (FakePeer wrong = FakePeer.accept(listener, "pgw2.partner.test")) {
                wrong.send(wrong.cea(wrong.read()));
                assertThat(wrong.isClosedByNode()).isTrue();
            }
            try (FakePeer right = FakePeer.accept(listener, PGW)) {
                right.send(right.cea(right.read()));
                assertThat(right.resultOf(right.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
            }
            assertThat(node.peers().get(0).state()).isNotEqualTo(PeerState.R_OPEN);
        }
    }

    @Test
    void shouldSayWhereItCannotListen() {
        try (DiameterNode node = start(TestNodes.server())) {
            NodeSettings.Builder same = NodeSettings.named("gw2.ocs.test", TestNodes.REALM)
                    .listen(node.addresses().get(0));
            assertThatThrownBy(() -> start(same))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1 port " + node.port());
        }
    }

    @Test
    void shouldSurviveTwoHundredFlapsWithoutGrowingThreads() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                DiameterNode node = start(TestNodes.server()
                        .timers(new NodeTimers(
                                TestNodes.quick().peer(),
                                TestNodes.quick().watchdog(),
                                new BackoffTimers(Duration.ofMillis(10), Duration.ofMillis(10)),
                                Duration.ofSeconds(1)))
                        .connect(new OutboundPeer(PGW, "localhost", listener.getLocalPort(), false, 1)))) {
            int threads = 0;
            for (int flap = 0; flap < 200; flap++) {
                try (FakePeer peer = FakePeer.accept(listener, PGW)) {
                    peer.send(peer.cea(peer.read()));
                    if (flap % 20 == 0) {
                        assertThat(peer.resultOf(peer.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
                    }
                }
                if (flap == 20) {
                    threads = Thread.activeCount();
                }
            }
            // One for each flap would be 180; one or two come and go by themselves.
            assertThat(Thread.activeCount()).isLessThan(threads + 10);
            assertThat(node.peers()).hasSize(1);
            assertThat(node.inFlight()).isZero();
        }
    }

    private DiameterNode start(NodeSettings.Builder settings) {
        return start(settings, TestNodes.creditControl());
    }

    private DiameterNode start(NodeSettings.Builder settings, Application application) {
        return DiameterNode.start(settings.build(), List.of(application), observer);
    }
}
