package io.silkroam.diameter.node;

import static io.silkroam.diameter.node.TestNodes.PGW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.PartnerLimits;
import io.silkroam.diameter.edge.RateLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A peer that means harm must not grow memory, end the listener, or keep others waiting. */
@Tag("long")
class HostilePeerTest {
    private static final String GOOD = "pgw2.partner.test";

    private final RecordingObserver observer = new RecordingObserver();
    private DiameterNode node;
    private FakePeer good;

    @BeforeEach
    void start() {
        PartnerLimits limits = new PartnerLimits(1, 100_000, new RateLimit(1_000_000, 100_000), 1);
        node = DiameterNode.start(
                TestNodes.bare()
                        .partner(TestNodes.pgw().host(GOOD).limits(limits).build())
                        .eventLoops(1)
                        .limits(new NodeLimits(CodecLimits.defaults(), 1 << 18, 100_000, 100_000, 16, 64))
                        .build(),
                List.of(TestNodes.creditControl()),
                observer);
        good = FakePeer.open(address(), GOOD);
    }

    @AfterEach
    void othersAreStillServed() {
        assertThat(good.resultOf(good.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        try (FakePeer next = FakePeer.connect(address(), "stranger.test")) {
            assertThat(next.ask(next.cer(4)).unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_UNKNOWN_PEER);
        }
        good.close();
        node.close();
        assertThat(node.inFlight()).isZero();
    }

    @Test
    void shouldReadAMessageThatComesOneOctetAtATime() {
        try (FakePeer bad = FakePeer.open(address(), PGW)) {
            byte[] ccr = octets(bad.ccr());
            for (byte octet : ccr) {
                bad.send(new byte[] {octet});
            }
            assertThat(bad.read().unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_SUCCESS);
        }
    }

    @Test
    void shouldServeOthersWhileHalfAMessageWaits() {
        try (FakePeer bad = FakePeer.open(address(), PGW)) {
            byte[] ccr = octets(bad.ccr());
            bad.send(Arrays.copyOf(ccr, ccr.length / 2));
            assertThat(good.resultOf(good.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
    }

    @Test
    void shouldAnswerAndCloseOnALengthOfSixteenMegabytes() {
        try (FakePeer bad = FakePeer.open(address(), PGW)) {
            ByteBuf header = Unpooled.buffer();
            header.writeInt(0x01ff_fffc)
                    .writeInt(0xc000_0110)
                    .writeInt(4)
                    .writeInt(77)
                    .writeInt(77);
            assertThat(bad.resultOf(header)).isEqualTo(ResultCodes.DIAMETER_INVALID_MESSAGE_LENGTH);
            assertThat(bad.isClosedByNode()).isTrue();
        }
        await().until(() -> observer.lines().contains("closed: unreadable stream: INVALID_LENGTH"));
    }

    @Test
    void shouldCloseOnWhatIsNoDiameter() {
        try (FakePeer bad = FakePeer.connect(address(), PGW)) {
            bad.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(bad.isClosedByNode()).isTrue();
        }
        await().until(() -> observer.lines().contains("closed: unreadable stream: NOT_DIAMETER"));
    }

    @Test
    void shouldRefuseAMessageOfMoreAvpsThanItLooksAt() {
        try (FakePeer bad = FakePeer.open(address(), PGW)) {
            DiameterHeader header =
                    DiameterHeader.request(Commands.CREDIT_CONTROL, Applications.CREDIT_CONTROL, true, 9, 9);
            MessageWriter ccr = MessageWriter.start(Unpooled.buffer(), header).add(Avps.SESSION_ID, PGW + ";1");
            for (int i = 0; i < 5_000; i++) {
                ccr.add(Avps.CLASS, new byte[0]);
            }
            assertThat(bad.resultOf(ccr.finish())).isEqualTo(ResultCodes.DIAMETER_UNABLE_TO_COMPLY);
            assertThat(bad.resultOf(bad.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
    }

    @Test
    void shouldStopReadingFromAPeerThatDoesNotRead() {
        try (FakePeer bad = FakePeer.narrow(address(), PGW)) {
            bad.exchangeCapabilities();
            byte[] ccr = octets(bad.ccr());
            byte[] many = new byte[ccr.length * 200];
            for (int i = 0; i < 200; i++) {
                System.arraycopy(ccr, 0, many, i * ccr.length, ccr.length);
            }
            // Written from another thread, since back-pressure makes this very write block.
            Thread flood = new Thread(() -> flood(bad, many));
            flood.start();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(this::received, new Standstill()::isReached);
            assertThat(flood.isAlive()).as("the flood is held").isTrue();
            assertThat(good.resultOf(good.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
    }

    @Test
    void shouldDropThePeerThatDoesNotReadOurRequests() {
        try (FakePeer bad = FakePeer.narrow(address(), PGW)) {
            bad.exchangeCapabilities();
            await().until(() -> node.canReach(PGW, TestNodes.PARTNER_REALM));
            AtomicInteger outstanding = new AtomicInteger();
            OutgoingRequest request = TestNodes.ccr(TestNodes.HOST, Optional.of(PGW));
            OutgoingRequest toPeer = new OutgoingRequest(
                    272,
                    4,
                    true,
                    request.sessionId(),
                    request.destinationHost(),
                    TestNodes.PARTNER_REALM,
                    request.avps());
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (int i = 0; i < 500; i++) {
                    outstanding.incrementAndGet();
                    node.send(toPeer, Duration.ofMinutes(1), outcome -> outstanding.decrementAndGet());
                }
                return observer.lines().contains("closed: the peer does not read what we send");
            });
            await().untilAsserted(() -> assertThat(outstanding).hasValue(0));
        }
    }

    private long received() {
        return node.peers().stream()
                .filter(peer -> peer.host().equals(PGW))
                .mapToLong(peer -> peer.counters().received())
                .sum();
    }

    /** Until the connection goes. */
    private static void flood(FakePeer bad, byte[] many) {
        try {
            while (true) {
                bad.socket().getOutputStream().write(many);
            }
        } catch (SocketException | SocketTimeoutException closed) {
            assertThat(closed).isNotNull();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether a number has moved, and then stays. */
    private static final class Standstill {
        private long last;

        boolean isReached(long now) {
            boolean still = now > 0 && now == last;
            last = now;
            return still;
        }
    }

    private static byte[] octets(ByteBuf message) {
        return ByteBufUtil.getBytes(message);
    }

    private InetSocketAddress address() {
        return node.addresses().get(0);
    }
}
