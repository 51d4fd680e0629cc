package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.ShortMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes octet by octet, right and wrong, and what it is answered. After each case but those that lose framing,
 * the session goes on.
 */
class WirePduTest {
    private static final int OK = CommandStatus.ESME_ROK;
    private static final String TEN = "0123456789";
    private final TestServer smsc = TestServer.standard();

    @AfterEach
    void stop() {
        smsc.close();
    }

    private static Arguments row(String what, byte[] pdu, Command response, int status) {
        return Arguments.of(what, pdu, response + " 0x" + Integer.toHexString(status) + " 2");
    }

    private static Arguments submit(String what, Frames body, int status) {
        return row(what, body.pdu(Command.SUBMIT_SM, 2), Command.SUBMIT_SM_RESP, status);
    }

    private static Frames good() {
        return Frames.text("1", "2", "hi");
    }

    private static Frames times(String schedule, String validity) {
        return Frames.body()
                .text("")
                .octets(1, 1)
                .text("1")
                .octets(1, 1)
                .text("2")
                .octets(0, 0, 0)
                .text(schedule)
                .text(validity)
                .octets(0, 0, 0, 0, 0);
    }

    private static Frames multi(int... destinations) {
        return Frames.body()
                .text("")
                .octets(1, 1)
                .text("1")
                .octets(destinations)
                .octets(0, 0, 0)
                .text("")
                .text("")
                .octets(0, 0, 0, 0, 1, 'x');
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                submit("sm_length 0 without payload", Frames.message("1", "2").octets(0), OK),
                submit("sm_length 254", Frames.text("1", "2", "x".repeat(254)), OK),
                submit("sm_length 255", Frames.text("1", "2", "x".repeat(255)), OK),
                submit(
                        "sm_length beyond the end",
                        Frames.message("1", "2").octets(9).raw("short"),
                        0x01),
                submit("no sm_length", Frames.message("1", "2"), 0x02),
                submit("empty body", Frames.body(), 0x02),
                submit("one octet of body", Frames.body().octets(0), 0x02),
                submit("a text without its NUL", Frames.body().raw("abc"), 0x02),
                submit("a NUL after sm_length's octets", good().octets(0), OK),
                submit("both texts", good().tlv(0x0424, 2, 'h', 'o'), 0xC1),
                submit("empty payload beside a text", good().tlv(0x0424, 0), OK),
                submit(
                        "payload of 64,000",
                        Frames.message("1", "2").octets(0).tlv(0x0424, 64_000).zeros(64_000),
                        OK),
                submit("odd UCS-2", Frames.text("1", "2", "abc"), OK),
                row("short header", Frames.body().pdu(Command.ENQUIRE_LINK, 2), Command.ENQUIRE_LINK_RESP, OK),
                row(
                        "enquire_link with a body",
                        Frames.body().raw("x").pdu(Command.ENQUIRE_LINK, 2),
                        Command.ENQUIRE_LINK_RESP,
                        OK),
                row(
                        "over the bound",
                        Frames.body().zeros(70_000).pdu(Command.SUBMIT_SM, 2),
                        Command.SUBMIT_SM_RESP,
                        0x02),
                row("unknown request", Frames.body().raw("x").pdu(0x00000022, 0, 2), Command.GENERIC_NACK, 0x03),
                row("unknown vendor request", Frames.body().pdu(0x00010200, 0, 2), Command.GENERIC_NACK, 0x03));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                submit(
                        "service_type of 5",
                        Frames.body()
                                .text("12345")
                                .octets(0, 0)
                                .text("1")
                                .octets(0, 0)
                                .text("2")
                                .octets(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        OK),
                submit("service_type of 6", Frames.body().text("123456").zeros(40), 0x15),
                submit("source of 20", Frames.text(TEN + TEN, "2", "x"), OK),
                submit("source of 21", Frames.text(TEN + TEN + "0", "2", "x"), 0x0A),
                submit("destination of 20", Frames.text("1", TEN + TEN, "x"), OK),
                submit("destination of 21", Frames.text("1", TEN + TEN + "0", "x"), 0x0B),
                submit("plus and spaces", Frames.text("+31 6 12", "+86 138", "x"), OK),
                submit("schedule of 16", times("251130235959048+", ""), OK),
                submit("schedule of 15", times("251130235959048", ""), 0x61),
                submit("schedule of 17", times("251130235959048++", ""), 0x61),
                submit("validity of 1", times("", "1"), 0x62));
    }

    static Stream<Arguments> otherTexts() {
        return Stream.of(
                row(
                        "message_id of 64",
                        Frames.body()
                                .text("i".repeat(64))
                                .octets(0, 0)
                                .text("1")
                                .pdu(Command.QUERY_SM, 2),
                        Command.QUERY_SM_RESP,
                        OK),
                row(
                        "message_id of 65",
                        Frames.body()
                                .text("i".repeat(65))
                                .octets(0, 0)
                                .text("1")
                                .pdu(Command.QUERY_SM, 2),
                        Command.QUERY_SM_RESP,
                        0x0C),
                row(
                        "data_sm address of 64",
                        Frames.body()
                                .text("")
                                .octets(1, 1)
                                .text("1")
                                .octets(1, 1)
                                .text("2".repeat(64))
                                .octets(0, 0, 0)
                                .pdu(Command.DATA_SM, 2),
                        Command.DATA_SM_RESP,
                        OK),
                row(
                        "data_sm address of 65",
                        Frames.body()
                                .text("")
                                .octets(1, 1)
                                .text("1")
                                .octets(1, 1)
                                .text("2".repeat(65))
                                .octets(0, 0, 0)
                                .pdu(Command.DATA_SM, 2),
                        Command.DATA_SM_RESP,
                        0x0B));
    }

    static Stream<Arguments> multis() {
        return Stream.of(
                row(
                        "multi without destinations",
                        multi(0).pdu(Command.SUBMIT_MULTI, 2),
                        Command.SUBMIT_MULTI_RESP,
                        0x33),
                row(
                        "multi to an unknown kind",
                        multi(1, 3, 'x', 0).pdu(Command.SUBMIT_MULTI, 2),
                        Command.SUBMIT_MULTI_RESP,
                        0x40),
                row(
                        "multi to a list and an address",
                        multi(2, 2, 'l', 0, 1, 7, 9, '1', 0).pdu(Command.SUBMIT_MULTI, 2),
                        Command.SUBMIT_MULTI_RESP,
                        OK),
                row(
                        "multi with fewer than counted",
                        multi(200, 1, 1, 1, '1', 0).pdu(Command.SUBMIT_MULTI, 2),
                        Command.SUBMIT_MULTI_RESP,
                        0x40));
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                submit("length beyond the end", good().tlv(0x1400, 9, 1), 0xC0),
                submit("one octet behind", good().octets(1), 0xC0),
                submit("two octets behind", good().octets(0, 0), 0xC0),
                submit("three octets behind", good().octets(1, 2, 3), 0xC0),
                submit("three octets behind another", good().tlv(0x1400, 1, 1).octets(1, 2, 3), 0xC0),
                submit("zero length of a vendor's", good().tlv(0x1400, 0), OK),
                submit("zero length of one that has one", good().tlv(0x0204, 0), 0xC2),
                submit("wrong fixed length", good().tlv(0x020C, 1, 1), 0xC2),
                submit("twice the same", good().tlv(0x1401, 1, 1).tlv(0x1401, 1, 2), OK),
                submit("unknown tag", good().tlv(0xFFFF, 2, 1, 2), OK),
                submit("one of a response", good().tlv(0x0427, 1, 2), OK),
                submit("of 40,000 octets", good().tlv(0x1500, 40_000).zeros(40_000), OK),
                submit("more than allowed", many(129), 0xC0),
                submit("as many as allowed", many(128), OK),
                row(
                        "on a PDU that has none",
                        Frames.body()
                                .text("7")
                                .octets(0, 0)
                                .text("1")
                                .tlv(0x1400, 1, 1)
                                .pdu(Command.QUERY_SM, 2),
                        Command.QUERY_SM_RESP,
                        OK));
    }

    private static Frames many(int count) {
        Frames frames = good();
        for (int i = 0; i < count; i++) {
            frames.tlv(0x1400 + i, 0);
        }
        return frames;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lengths", "texts", "otherTexts", "multis", "parameters"})
    void shouldAnswerAWrongPduAndGoOn(String what, byte[] pdu, String answer) throws IOException {
        try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSCEIVER)) {
            esme.send(pdu);

            assertThat(esme.read().line()).as(what).isEqualTo(answer);
            esme.ping(3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lengths", "texts", "otherTexts", "multis", "parameters"})
    void shouldReadAPduThatComesOctetByOctet(String what, byte[] pdu, String answer) throws IOException {
        if (pdu.length > 400) {
            return; // the long ones would take long, and differ in nothing
        }
        try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSCEIVER)) {
            for (byte octet : pdu) {
                esme.send(new byte[] {octet});
            }
            assertThat(esme.read().line()).as(what).isEqualTo(answer);
            esme.ping(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8, 15, (1 << 20) + 1, 400_000_000, 0x7FFFFFFF, -1, Integer.MIN_VALUE})
    void shouldNackALengthThatLosesFramingWithItsSequenceAndClose(int length) throws IOException {
        try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSCEIVER)) {
            esme.send(Frames.body().pdu(length, Command.SUBMIT_SM.id(), 0, 77));

            assertThat(esme.read().line()).isEqualTo("GENERIC_NACK 0x2 77");
            assertThat(esme.isEnded()).isTrue();
            await().until(() -> smsc.observer.lines.contains("ended FRAMING_LOST"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003abcdefghi"
            })
    void shouldCloseWhatIsNoSmppWithoutAWord(String octets) throws IOException {
        try (RawPeer stranger = RawPeer.to(smsc.port())) {
            stranger.send(octets.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(stranger.isEnded()).isTrue();
            await().until(() -> smsc.observer.lines.contains("ended NOT_SMPP"));
        }
    }

    @Test
    void shouldSplitAHeaderAnywhere() throws IOException {
        byte[] two = Frames.join(good().pdu(Command.SUBMIT_SM, 2), good().pdu(Command.SUBMIT_SM, 3));
        for (int cut = 1; cut < two.length; cut++) {
            try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
                esme.send(Arrays.copyOf(two, cut));
                esme.send(Arrays.copyOfRange(two, cut, two.length));
                assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 2");
                assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 3");
            }
        }
    }

    @Test
    void shouldAnswerManyPdusOfOneSegmentInTheirOrder() throws IOException {
        try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
            byte[][] all = new byte[500][];
            for (int i = 0; i < all.length; i++) {
                all[i] = good().pdu(Command.SUBMIT_SM, i + 2);
            }
            esme.send(all);
            for (int i = 0; i < all.length; i++) {
                assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 " + (i + 2));
            }
        }
    }

    @Test
    void shouldForgetHalfAPduAtTheEndOfTheStream() throws IOException {
        try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
            esme.send(Arrays.copyOf(good().pdu(Command.SUBMIT_SM, 2), 30));
            esme.socket().shutdownOutput();
            assertThat(esme.isEnded()).isTrue();
        }
        assertThat(smsc.listener.requests).isEmpty();
        await().until(() -> smsc.listener.ends.contains(EndReason.PEER_CLOSED.text()));
    }

    @Test
    void shouldEndAPduThatIsDribbledTooSlowly() throws IOException {
        SmppTimers timers = SmppTimers.standard().withCompletion(Duration.ofMillis(200));
        try (TestServer quick = TestServer.with(timers);
                RawPeer esme = RawPeer.bound(quick.port(), Command.BIND_TRANSMITTER)) {
            esme.send(Arrays.copyOf(good().pdu(Command.SUBMIT_SM, 2), 9));
            assertThat(esme.isEnded()).isTrue();
            await().until(() -> quick.observer.lines.contains("ended PDU_INCOMPLETE"));
        }
    }

    @Test
    void shouldPassOnWhatItDoesNotKnowOctetForOctet() throws IOException {
        try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
            esme.send(Frames.body()
                    .text("")
                    .octets(7, 200)
                    .text("Caf\u00e9")
                    .octets(255, 3)
                    .text("2")
                    .octets(0xC4, 1, 2)
                    .text("")
                    .text("")
                    .octets(3, 4, 0xF5, 6, 3, 0, 0x1B, 0xFF)
                    .tlv(0x1403, 2, 9, 8)
                    .tlv(0x0204, 2, 0, 200)
                    .tlv(0x1403, 1, 7)
                    .pdu(Command.SUBMIT_SM, 2));
            esme.read();
        }
        ShortMessage message = ((Request.SubmitSm) smsc.listener.requests.get(0)).message();
        assertThat(message.source()).isEqualTo(new io.silkroam.smpp.pdu.Address(7, 200, "Caf\u00e9"));
        assertThat(message.destination().ton()).isEqualTo(255);
        assertThat(message.esmClass()).isEqualTo(0xC4);
        assertThat(message.dataCoding()).isEqualTo(0xF5);
        assertThat(message.octets()).containsExactly(0, 0x1B, 0xFF);
        assertThat(message.tlvs())
                .isEqualTo(List.of(
                        new io.silkroam.smpp.pdu.Tlv(0x1403, new byte[] {9, 8}),
                        new io.silkroam.smpp.pdu.Tlv(0x0204, new byte[] {0, (byte) 200}),
                        new io.silkroam.smpp.pdu.Tlv(0x1403, new byte[] {7})));
    }
}
