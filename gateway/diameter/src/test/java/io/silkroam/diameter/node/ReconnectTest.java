package io.silkroam.diameter.node;

import static io.silkroam.diameter.node.TestNodes.PGW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufUtil;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.peer.BackoffTimers;
import io.silkroam.diameter.peer.PeerState;
import io.silkroam.leaks.Growth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Peers that come and go leave nothing. {@code simulator bench peers} does it ten thousand times. */
class ReconnectTest {
    private static final int TIMES = 300;
    private static final long KILOBYTES_MORE = 2_048;
    /** Were the waits between them doubled each time, each of the last three would be 1.2 s or more. */
    private static final int ROUNDS = 7;

    @Test
    void shouldNotGrowWhilePeersComeAndGoInGoodOrderAndRudely() throws IOException {
        try (DiameterNode node = start(TestNodes.server())) {
            comeAndGo(node, TIMES / 3);
            Growth growth = Growth.begin();
            comeAndGo(node, TIMES);
            assertThat(growth.beyond(KILOBYTES_MORE)).isEmpty();
            assertThat(node.peers()).hasSize(1);
            assertThat(node.inFlight()).isZero();
            assertThat(node.context().gate().inside()).isZero();
        }
    }

    @Test
    void shouldDialAgainWithinASecondAfterEachClose() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                DiameterNode node = start(TestNodes.server()
                        .timers(new NodeTimers(
                                TestNodes.quick().peer(),
                                TestNodes.quick().watchdog(),
                                new BackoffTimers(Duration.ofMillis(300), Duration.ofSeconds(30)),
                                Duration.ofSeconds(1)))
                        .connect(new OutboundPeer(PGW, "localhost", listener.getLocalPort(), false, 1)))) {
            List<Duration> waits = new ArrayList<>();
            long closed = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                try (FakePeer peer = FakePeer.accept(listener, PGW)) {
                    waits.add(Duration.ofNanos(System.nanoTime() - closed));
                    peer.send(peer.cea(peer.read()));
                    await().until(() -> node.peers().get(0).state() == PeerState.I_OPEN);
                    long open = System.nanoTime();
                    // It must outlast the first wait, else it is a flap, which waits longer each time.
                    await().until(() ->
                            System.nanoTime() - open > Duration.ofMillis(350).toNanos());
                    assertThat(peer.resultOf(peer.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
                    assertThat(node.peers().get(0).state()).isEqualTo(PeerState.I_OPEN);
                }
                closed = System.nanoTime();
            }
            // One that the machine was too slow for proves nothing: the fastest counts.
            assertThat(Collections.min(waits.subList(ROUNDS - 3, ROUNDS)))
                    .as("the fastest of the last three of %s", waits)
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    private static void comeAndGo(DiameterNode node, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (FakePeer peer = FakePeer.open(node.addresses().get(0), PGW)) {
                // The CEA is out a moment before the state is: else what is seen closed below may not be open yet.
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> node.peers().stream().anyMatch(one -> one.state() == PeerState.R_OPEN));
                byte[] ccr = ByteBufUtil.getBytes(peer.ccr());
                switch (i % 4) {
                    case 0 ->
                        peer.ask(peer.request(Commands.DISCONNECT_PEER, 0, false)
                                .add(Avps.DISCONNECT_CAUSE, 0)
                                .finish());
                    case 1 -> peer.send(ccr);
                    case 2 -> {
                        peer.send(ccr);
                        peer.socket().setSoLinger(true, 0); // RST
                    }
                    default -> peer.send(Arrays.copyOf(ccr, ccr.length / 2));
                }
            }
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> node.peers().stream().allMatch(peer -> peer.state() == PeerState.CLOSED));
        }
        await().until(() -> node.inFlight() == 0);
    }

    private static DiameterNode start(NodeSettings.Builder settings) {
        return DiameterNode.start(settings.build(), List.of(TestNodes.creditControl()), NodeObserver.none());
    }
}
