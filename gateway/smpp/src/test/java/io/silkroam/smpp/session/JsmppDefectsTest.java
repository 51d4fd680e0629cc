package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response.GenericNack;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.session.RawPeer.Pdu;
import io.silkroam.smpp.session.SendResult.Answered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The defects a to r of jSMPP 3.0.2's sessions and codec, each shown to be absent here. */
class JsmppDefectsTest {
    private final TestServer smsc = TestServer.with(SmppTimers.standard().withEnquireLink(Duration.ofMillis(300)));
    private final List<SendResult> results = new CopyOnWriteArrayList<>();
    private RawPeer esme;

    @BeforeEach
    void bind() throws IOException {
        esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSCEIVER);
    }

    @AfterEach
    void stop() throws IOException {
        esme.close();
        smsc.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400_000_000, 0x7FFFFFFF})
    void defectAShouldNotAllocateWhatIsClaimedBeforeOrAfterABind(int length) throws IOException {
        byte[] claim = Frames.body().pdu(length, Command.SUBMIT_SM.id(), 0, 9);
        esme.send(claim);
        assertThat(reply(Command.GENERIC_NACK).line()).isEqualTo("GENERIC_NACK 0x2 9");
        assertThat(esme.isEnded()).isTrue();
        try (RawPeer unbound = RawPeer.to(smsc.port())) {
            unbound.send(claim);
            assertThat(unbound.read().line()).isEqualTo("GENERIC_NACK 0x2 9");
            assertThat(unbound.isEnded()).isTrue();
        }
        try (RawPeer other = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
            other.ping(1);
        }
    }

    @Test
    void defectBShouldAnswerEveryTruncatedBody() throws IOException {
        byte[] whole = Frames.text("1", "2", "hello").tlv(0x0204, 2, 0, 1).pdu(Command.SUBMIT_SM, 0);
        for (int length = 16; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            cut[3] = (byte) length;
            cut[15] = (byte) length;
            esme.send(cut);
            Pdu answer = reply(Command.SUBMIT_SM_RESP);
            assertThat(answer.sequence()).isEqualTo(length);
            boolean endsWithTheText = length == whole.length - 6;
            assertThat(answer.status() == 0).as("cut to %d", length).isEqualTo(endsWithTheText);
        }
    }

    @Test
    void defectBShouldTakeABrokenResponseForAnAnswer() throws IOException {
        session().send(Tests.deliver("x"), results::add);
        int sequence = reply(Command.DELIVER_SM).sequence();
        esme.send(Frames.body().raw("no nul").pdu(Command.DELIVER_SM_RESP, sequence));
        await().until(() -> results.equals(List.of(new Answered(new MessageResponse(0, "no nul", List.of())))));
    }

    @Test
    void defectCShouldTakeAParameterOf40000Octets() throws IOException {
        esme.send(Frames.message("1", "2")
                .octets(0)
                .tlv(0x0424, 40_000)
                .zeros(40_000)
                .pdu(Command.SUBMIT_SM, 2));
        assertThat(reply(Command.SUBMIT_SM_RESP).status()).isZero();
        assertThat(received().message().tlvs().get(0).value()).hasSize(40_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 30})
    void defectDShouldKeepTheOctetsOfAPduThatStallsBeyondTheEnquireInterval(int cut) throws IOException {
        byte[] pdu = Frames.text("1", "2", "hello").pdu(Command.SUBMIT_SM, 5);
        esme.send(Arrays.copyOf(pdu, cut));
        Pdu enquiry = esme.read(); // the interval is over
        assertThat(enquiry.command()).isEqualTo(Command.ENQUIRE_LINK);
        esme.send(Arrays.copyOfRange(pdu, cut, pdu.length));
        assertThat(reply(Command.SUBMIT_SM_RESP).line()).isEqualTo("SUBMIT_SM_RESP 0x0 5");
    }

    @Test
    void defectEShouldTakeAGenericNackHoweverEarly() throws IOException {
        // The sequence_number of the next request is known, so its nack may be there before anybody waits.
        AtomicLong answered = new AtomicLong();
        session().send(Tests.deliver("x"), result -> {});
        int sequence = reply(Command.DELIVER_SM).sequence();
        esme.send(Frames.body().octets(0).pdu(Command.DELIVER_SM_RESP, sequence));
        long start = System.nanoTime();
        session().send(Tests.deliver("y"), result -> {
            answered.set(System.nanoTime() - start);
            results.add(result);
        });
        esme.send(Frames.body()
                .pdu(Command.GENERIC_NACK.id(), 8, reply(Command.DELIVER_SM).sequence()));
        await().until(() -> results.equals(List.of(new Answered(new GenericNack(8)))));
        // One that is lost is waited for until the response timer ends it, 10 s.
        assertThat(answered.get()).isLessThan(Duration.ofSeconds(8).toNanos());
    }

    @Test
    void defectFShouldTakeAMessageIdLongerThanTheStandards() throws IOException {
        session().send(Tests.deliver("x"), results::add);
        String id = "0123456789".repeat(12);
        esme.send(Frames.body()
                .text(id)
                .pdu(Command.DELIVER_SM_RESP, reply(Command.DELIVER_SM).sequence()));
        await().until(() -> results.equals(List.of(new Answered(new MessageResponse(0, id, List.of())))));
    }

    @Test
    void defectGShouldNotBeTrippedByAResponseOfAnotherType() throws IOException {
        session().send(Tests.deliver("x"), results::add);
        int sequence = reply(Command.DELIVER_SM).sequence();
        esme.send(
                Frames.body().text("1").pdu(Command.SUBMIT_SM_RESP, sequence),
                Frames.body().octets(0).pdu(Command.DELIVER_SM_RESP, sequence));
        await().until(() -> results.equals(List.of(new Answered(new MessageResponse(0, "", List.of())))));
        assertThat(smsc.observer.lines).contains("stray MISMATCHED");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x35, 0x51, 0xFF})
    void defectHShouldBindWithAnyInterfaceVersion(int version) throws IOException {
        try (RawPeer other = RawPeer.to(smsc.port())) {
            other.send(Frames.bind("esme", "secret", version).pdu(Command.BIND_TRANSCEIVER, 1));
            assertThat(other.read().status()).isZero();
        }
    }

    @Test
    void defectIShouldServeABindAndASubmitOfOneSegment() throws IOException {
        try (RawPeer other = RawPeer.to(smsc.port())) {
            other.send(
                    Frames.bind("esme", "secret", 0x34).pdu(Command.BIND_TRANSCEIVER, 1),
                    Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, 2));
            assertThat(other.read().line()).isEqualTo("BIND_TRANSCEIVER_RESP 0x0 1");
            assertThat(other.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 2");
        }
    }

    @Test
    void defectJShouldTake255OctetsOfText() throws IOException {
        esme.send(Frames.text("1", "2", "x".repeat(255)).pdu(Command.SUBMIT_SM, 2));
        assertThat(reply(Command.SUBMIT_SM_RESP).status()).isZero();
        assertThat(received().message().octets()).hasSize(255);
    }

    @Test
    void defectKShouldBlameTheDestinationForItsOwnLength() throws IOException {
        esme.send(Frames.text("1", "2".repeat(21), "x").pdu(Command.SUBMIT_SM, 2));
        assertThat(reply(Command.SUBMIT_SM_RESP).status()).isEqualTo(0x0B);
    }

    @Test
    void defectLShouldAnswerADeliverSmWithItsOwnResponseAndNeverNackAResponse() throws IOException {
        esme.send(
                Frames.text("1", "2", "x").pdu(Command.DELIVER_SM, 2),
                Frames.body().text("1").pdu(Command.SUBMIT_SM_RESP, 99));
        assertThat(reply(Command.DELIVER_SM_RESP).line()).isEqualTo("DELIVER_SM_RESP 0x4 2");
        esme.ping(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 300, 65_535})
    void defectMShouldWriteSarReferencesAsTheyAre(int reference) throws IOException {
        Tlv sar = new Tlv(0x020C, new byte[] {(byte) (reference >> 8), (byte) reference});
        ShortMessage plain = Tests.message("x");
        session().send(new Request.DeliverSm(plain.withTlvs(List.of(sar))), results::add);
        byte[] body = reply(Command.DELIVER_SM).body();
        assertThat(Arrays.copyOfRange(body, body.length - 6, body.length))
                .containsExactly(0x02, 0x0C, 0, 2, reference >> 8, reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id:1 sub:ND dlvrd:ND submit date:20230101 done date:0000000000 stat:WEIRD err:A1B2 text:",
                "ID:9 STAT:DELIVRD",
                "guid:9 id:123",
                ""
            })
    void defectNShouldBringAReceiptOfAnyFormToItsOwner(String text) throws IOException {
        RecordingListener owner = new RecordingListener();
        try (FakeSmsc fake = new FakeSmsc();
                SmppClient client = SmppClient.start(Tests.client(fake.port()), owner, SmppObserver.NONE);
                RawPeer peer = fake.acceptAndBind()) {
            peer.send(Frames.text("1", "2", text).pdu(Command.DELIVER_SM, 2));
            assertThat(peer.read().line()).isEqualTo("DELIVER_SM_RESP 0x0 2");
            byte[] octets =
                    ((Request.DeliverSm) owner.requests.get(0)).message().octets();
            assertThat(new String(octets, StandardCharsets.ISO_8859_1)).isEqualTo(text);
            assertThat(client.sessions()).hasSize(1);
        }
    }

    @Test
    void defectOShouldCarryReservedTypesOfNumber() throws IOException {
        esme.send(Frames.body()
                .text("")
                .octets(7, 7)
                .text("1")
                .octets(255, 255)
                .text("2")
                .octets(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                .pdu(Command.SUBMIT_SM, 2));
        assertThat(reply(Command.SUBMIT_SM_RESP).status()).isZero();
        assertThat(received().message().source()).isEqualTo(new Address(7, 7, "1"));
        assertThat(received().message().destination()).isEqualTo(new Address(255, 255, "2"));
    }

    @Test
    void defectPShouldNumberSessionsWithoutRepetition() throws IOException {
        try (RawPeer second = RawPeer.bound(smsc.port(), Command.BIND_RECEIVER);
                RawPeer third = RawPeer.bound(smsc.port(), Command.BIND_RECEIVER)) {
            second.ping(8);
            third.ping(8);
            Set<Long> ids = smsc.listener.sessions.stream().map(SmppSession::id).collect(Collectors.toSet());
            assertThat(ids).hasSize(3);
        }
    }

    @Test
    void defectQShouldKeepLatin1Senders() throws IOException {
        esme.send(Frames.text("Caf\u00e9 \u00fcber", "2", "x").pdu(Command.SUBMIT_SM, 2));
        reply(Command.SUBMIT_SM_RESP);
        assertThat(received().message().source().value()).isEqualTo("Caf\u00e9 \u00fcber");
        session().send(new Request.DeliverSm(received().message()), results::add);
        byte[] body = reply(Command.DELIVER_SM).body();
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).contains("Caf\u00e9 \u00fcber");
    }

    @Test
    void defectRShouldNackABadLengthWithItsSequenceAndEndFromWithinAListener() throws IOException {
        SessionListener closing = new RecordingListener() {
            @Override
            public void bound(SmppSession session) {
                super.bound(session);
                session.unbind();
            }

            @Override
            public void ended(SmppSession session, String reason) {
                session.unbind();
                super.ended(session, reason);
            }
        };
        SmppServerSettings settings =
                SmppServerSettings.standard("smsc").withPort(0).withEventLoops(1);
        try (SmppServer server = SmppServer.start(settings, smsc.doorman, closing, SmppObserver.NONE);
                RawPeer other = RawPeer.bound(server.port(), Command.BIND_TRANSCEIVER)) {
            assertThat(other.read().command()).isEqualTo(Command.UNBIND);
        }
        await().until(() -> ((RecordingListener) closing).ends.size() == 1);
        esme.send(Frames.body().pdu(3, Command.SUBMIT_SM.id(), 0, 4711));
        assertThat(reply(Command.GENERIC_NACK).sequence()).isEqualTo(4711);
    }

    private SmppSession session() {
        return smsc.listener.sessions.get(0);
    }

    private Request.SubmitSm received() {
        return (Request.SubmitSm) smsc.listener.requests.get(0);
    }

    /** The next PDU of that kind; enquire_links before it are answered. */
    private Pdu reply(Command command) throws IOException {
        Pdu pdu = esme.readPastEnquiries();
        assertThat(pdu.command()).isEqualTo(command);
        return pdu;
    }
}
