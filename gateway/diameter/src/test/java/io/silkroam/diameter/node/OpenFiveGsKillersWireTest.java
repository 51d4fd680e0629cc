package io.silkroam.diameter.node;

import static io.silkroam.diameter.node.TestNodes.PGW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.codec.Samples;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The six single messages that ended an HSS, an MME or its listener (open5gs/open5gs issues), sent to a node over TCP
 * in a CER, a CCR and an RAA: it gets the right answer, or none where it is itself one; the link and the listener
 * stay, and the next peer is served at once.
 */
class OpenFiveGsKillersWireTest {
    private static final String OTHER = "pgw2.partner.test";
    private static final long AT_ONCE_NANOS = Duration.ofMillis(100).toNanos();

    private final RecordingObserver observer = new RecordingObserver();
    private final Queue<SendOutcome> outcomes = new ConcurrentLinkedQueue<>();
    private DiameterNode node;
    private FakePeer other;

    /** What carries the killer. */
    enum Carrier {
        CER,
        CCR,
        RAA
    }

    @BeforeEach
    void start() {
        node = DiameterNode.start(
                TestNodes.bare().partner(TestNodes.pgw().host(OTHER).build()).build(),
                List.of(TestNodes.creditControl()),
                observer);
        other = FakePeer.open(address(), OTHER);
    }

    /** The listener takes the next one, and the fastest of ten requests of another peer takes less than 100 ms. */
    @AfterEach
    void nextPeerIsServedAtOnce() {
        try (FakePeer next = FakePeer.connect(address(), "stranger.test")) {
            assertThat(next.ask(next.cer(4)).unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_UNKNOWN_PEER);
        }
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            assertThat(other.resultOf(other.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        assertThat(fastest).isLessThan(AT_ONCE_NANOS);
        other.close();
        node.close();
        assertThat(node.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void issue4145SixtyFourOriginHosts(Carrier carrier) {
        expect(5009, carrier, Optional.empty(), writer -> {
            for (int i = 1; i < 64; i++) {
                writer.add(Avps.ORIGIN_HOST, "host" + i + ".example.net");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void issue4155MalformedVendorSpecificApplicationId(Carrier carrier) {
        AvpDefinition group = Avps.VENDOR_SPECIFIC_APPLICATION_ID;
        expect(5005, carrier, Optional.empty(), writer -> writer.add(group, new byte[0]));
        expect(5014, carrier, Optional.empty(), writer -> writer.add(group, new byte[4]));
        ByteBuf tooLong = Samples.write(Unpooled.buffer(), Avps.VENDOR_ID, 0x40, 400, Samples.int32(10415));
        expect(5014, carrier, Optional.empty(), writer -> writer.add(group, tooLong));
    }

    /** A CER and an RAA have no Destination-Realm; theirs is the Origin-Realm. */
    @ParameterizedTest
    @EnumSource
    void issue4190NoDestinationRealm(Carrier carrier) {
        AvpDefinition realm = carrier == Carrier.CCR ? Avps.DESTINATION_REALM : Avps.ORIGIN_REALM;
        expect(5005, carrier, Optional.of(realm), writer -> {});
    }

    /** A Cancellation-Type is for an MME; what all three may carry is a cause of disconnecting. */
    @ParameterizedTest
    @EnumSource
    void issue4309UnsupportedEnumeration(Carrier carrier) {
        expect(5004, carrier, Optional.empty(), writer -> writer.add(Avps.DISCONNECT_CAUSE, 77));
    }

    @ParameterizedTest
    @EnumSource
    void issue4644NulInTheSessionId(Carrier carrier) {
        byte[] nul = (PGW + ";1;\0;2").getBytes(StandardCharsets.US_ASCII);
        expect(5004, carrier, Optional.of(Avps.SESSION_ID), writer -> writer.add(Avps.SESSION_ID, nul));
    }

    @ParameterizedTest
    @EnumSource
    void issue4675EmptyUserName(Carrier carrier) {
        expect(5004, carrier, Optional.empty(), writer -> writer.add(Avps.USER_NAME, ""));
    }

    /** Sends the message that the killer makes of a sound one, and expects what becomes it. */
    private void expect(int code, Carrier carrier, Optional<AvpDefinition> leftOut, Consumer<MessageWriter> more) {
        switch (carrier) {
            case CER -> expectToCer(code, leftOut, more);
            case CCR -> expectToCcr(code, leftOut, more);
            case RAA -> expectToRaa(code, leftOut, more);
        }
    }

    /** It is answered, its connection ends, and the peer may try again. */
    private void expectToCer(int code, Optional<AvpDefinition> leftOut, Consumer<MessageWriter> more) {
        try (FakePeer bad = FakePeer.connect(address(), PGW)) {
            DiameterHeader header = DiameterHeader.request(Commands.CAPABILITIES_EXCHANGE, 0, false, 4, 5);
            Message answer = bad.ask(message(header, leftOut, more));
            assertThat(answer.unsigned(Avps.RESULT_CODE)).hasValue(code);
            assertThat(answer.has(Avps.FAILED_AVP)).isTrue();
            assertThat(answer.has(Avps.SESSION_ID)).isFalse();
            assertThat(bad.isClosedByNode()).isTrue();
        }
        try (FakePeer again = FakePeer.open(address(), PGW)) {
            assertThat(again.resultOf(again.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
        await().until(() -> !node.canReach(PGW, TestNodes.PARTNER_REALM));
    }

    /** It is answered, and so is the next on the same link. */
    private void expectToCcr(int code, Optional<AvpDefinition> leftOut, Consumer<MessageWriter> more) {
        try (FakePeer bad = FakePeer.open(address(), PGW)) {
            DiameterHeader header =
                    DiameterHeader.request(Commands.CREDIT_CONTROL, Applications.CREDIT_CONTROL, true, 4, 5);
            Message answer = bad.ask(message(header, leftOut, more));
            assertThat(answer.unsigned(Avps.RESULT_CODE)).hasValue(code);
            assertThat(answer.has(Avps.FAILED_AVP)).isTrue();
            assertThat(answer.has(Avps.SESSION_ID)).isEqualTo(isIn(Avps.SESSION_ID, leftOut));
            assertThat(bad.resultOf(bad.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
        await().until(() -> !node.canReach(PGW, TestNodes.PARTNER_REALM));
    }

    /** It is counted and forgotten; the request it should have answered finds its end, and the link serves on. */
    private void expectToRaa(int code, Optional<AvpDefinition> leftOut, Consumer<MessageWriter> more) {
        try (FakePeer bad = FakePeer.open(address(), PGW)) {
            await().until(() -> node.canReach(PGW, TestNodes.PARTNER_REALM));
            node.send(rar(), Duration.ofMillis(100), outcomes::add);
            int id = bad.readUntil(Commands.RE_AUTH).header().hopByHopId();
            bad.send(message(new DiameterHeader(DiameterHeader.PROXIABLE, 258, 4, id, 5), leftOut, more));
            await().until(() -> observer.lines().contains("malformed " + code));
            await().untilAsserted(() -> assertThat(outcomes).hasOnlyElementsOfType(SendOutcome.TimedOut.class));
            await().until(() -> !outcomes.isEmpty());
            assertThat(bad.resultOf(bad.ccr())).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
        await().until(() -> !node.canReach(PGW, TestNodes.PARTNER_REALM));
    }

    private static OutgoingRequest rar() {
        return new OutgoingRequest(
                Commands.RE_AUTH,
                Applications.CREDIT_CONTROL,
                true,
                Optional.of(PGW + ";1;1"),
                Optional.of(PGW),
                TestNodes.PARTNER_REALM,
                writer -> writer.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                        .add(Avps.RE_AUTH_REQUEST_TYPE, 0));
    }

    /** A sound message of the header's command, without one AVP and with more. */
    private static ByteBuf message(
            DiameterHeader header, Optional<AvpDefinition> leftOut, Consumer<MessageWriter> more) {
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(), header);
        if (header.commandCode() != Commands.CAPABILITIES_EXCHANGE && isIn(Avps.SESSION_ID, leftOut)) {
            writer.add(Avps.SESSION_ID, PGW + ";1;1");
        }
        writer.add(Avps.ORIGIN_HOST, PGW);
        if (isIn(Avps.ORIGIN_REALM, leftOut)) {
            writer.add(Avps.ORIGIN_REALM, TestNodes.PARTNER_REALM);
        }
        switch (header.commandCode()) {
            case Commands.CAPABILITIES_EXCHANGE ->
                writer.addAddress(Avps.HOST_IP_ADDRESS, InetAddress.getLoopbackAddress())
                        .add(Avps.VENDOR_ID, 0)
                        .add(Avps.PRODUCT_NAME, "fake")
                        .add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL);
            case Commands.CREDIT_CONTROL -> {
                if (isIn(Avps.DESTINATION_REALM, leftOut)) {
                    writer.add(Avps.DESTINATION_REALM, TestNodes.REALM);
                }
                writer.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                        .add(Avps.SERVICE_CONTEXT_ID, "32251@3gpp.org")
                        .add(Avps.CC_REQUEST_TYPE, 1)
                        .add(Avps.CC_REQUEST_NUMBER, 0);
            }
            default -> writer.add(Avps.RESULT_CODE, ResultCodes.DIAMETER_SUCCESS);
        }
        more.accept(writer);
        return writer.finish();
    }

    private static boolean isIn(AvpDefinition avp, Optional<AvpDefinition> leftOut) {
        return leftOut.filter(avp::equals).isEmpty();
    }

    private InetSocketAddress address() {
        return node.addresses().get(0);
    }
}
