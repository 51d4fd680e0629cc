package io.silkroam.diameter.node;

import static io.silkroam.diameter.node.TestNodes.PGW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.peer.PeerState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two nodes, or a node and a socket, talking as they should. */
class ConversationTest {
    @Test
    void shouldAnswerARequestOfAPeer() {
        try (DiameterNode node = start(TestNodes.server());
                FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
            Message answer = peer.ask(peer.ccr());

            assertThat(answer.unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_SUCCESS);
            assertThat(answer.utf8(Avps.SESSION_ID)).hasValue(PGW + ";1;1");
            assertThat(answer.utf8(Avps.ORIGIN_HOST)).hasValue(TestNodes.HOST);
            assertThat(answer.header().isProxiable()).isTrue();
        }
    }

    @Test
    void shouldExchangeAThousandRequestsBetweenTwoNodes() {
        AtomicInteger successes = new AtomicInteger();
        try (DiameterNode server = start(TestNodes.server());
                DiameterNode client =
                        start(TestNodes.client(PGW, server.addresses().get(0), 1))) {
            await().until(() -> client.canReach(TestNodes.HOST, TestNodes.REALM));
            for (int i = 0; i < 1_000; i++) {
                client.send(TestNodes.ccr(PGW), Duration.ofSeconds(5), outcome -> {
                    if (outcome instanceof SendOutcome.Answered answered
                            && answered.answer().unsigned(Avps.RESULT_CODE).orElse(0) == 2001) {
                        successes.incrementAndGet();
                    }
                });
            }
            await().until(() -> successes.get() == 1_000);

            PeerStatus peer = server.peers().get(0);
            assertThat(peer.state()).isEqualTo(PeerState.R_OPEN);
            assertThat(peer.applications()).containsExactly(4);
            assertThat(peer.counters().received()).isEqualTo(1_000);
            assertThat(peer.counters().answered()).isEqualTo(1_000);
            assertThat(peer.counters().inFlight()).isZero();
            assertThat(client.peers().get(0).counters().answers()).isEqualTo(1_000);
            await().until(() -> client.peers().get(0).counters().pending() == 0);
        }
    }

    @Test
    void shouldServeIpv6() throws UnknownHostException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getAllByName("::1")[0], 0);
        try (DiameterNode node = start(NodeSettings.named(TestNodes.HOST, TestNodes.REALM)
                        .listen(loopback)
                        .partner(TestNodes.pgw().from("::1").build()));
                FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
            assertThat(peer.resultOf(peer.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
    }

    @Test
    void shouldAnswerAWatchdogRequest() {
        try (DiameterNode node = start(TestNodes.server());
                FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
            Message answer =
                    peer.ask(peer.request(Commands.DEVICE_WATCHDOG, 0, false).finish());
            assertThat(answer.unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_SUCCESS);
            assertThat(answer.has(Avps.ORIGIN_STATE_ID)).isTrue();
        }
    }

    private static DiameterNode start(NodeSettings.Builder settings) {
        return DiameterNode.start(settings.build(), List.of(TestNodes.creditControl()), NodeObserver.none());
    }
}
