package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.session.RawPeer.Pdu;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a peer of SMPP 3.3 is spared, and what either role makes of optional parameters that are wrong. */
class ProtocolVersionTest {
    private static final Tlv PAYLOAD = new Tlv(0x0424, new byte[] {1, 2});
    private static final Tlv MESSAGE_STATE = new Tlv(0x0427, new byte[] {2});
    private final TestServer smsc = TestServer.standard();

    @AfterEach
    void stop() {
        smsc.close();
    }

    @ParameterizedTest
    @CsvSource({"0x33, 6, 1", "0x34, 11, 6"})
    void shouldSendAPeerOfVersion33NoParameterButTheText(String version, int inRequest, int inResponse)
            throws IOException {
        smsc.listener.holding = true;
        try (RawPeer esme = RawPeer.to(smsc.port())) {
            esme.send(Frames.bind("esme", "secret", Integer.decode(version)).pdu(Command.BIND_TRANSCEIVER, 1));
            esme.read();
            smsc.listener
                    .sessions
                    .get(0)
                    .send(new Request.DeliverSm(message(List.of(PAYLOAD, MESSAGE_STATE))), r -> {});
            assertThat(esme.read().body().length).isEqualTo(bareLength() + inRequest);

            esme.send(Frames.text("1", "2", "x").tlv(0x0204, 2, 0, 9).pdu(Command.SUBMIT_SM, 2));
            await().until(() -> smsc.listener.answers.size() == 1);
            Response response = new MessageResponse(0, "", List.of(MESSAGE_STATE));
            smsc.listener.answers.get(0).accept(response);
            assertThat(esme.read().body()).hasSize(inResponse);
            assertThat(((Request.SubmitSm) smsc.listener.requests.get(0))
                            .message()
                            .tlvs())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void shouldTakeADeliverSmWithABrokenParameterSinceItWouldComeBackForEver(int kind) throws IOException {
        RecordingListener owner = new RecordingListener();
        RecordingObserver observer = new RecordingObserver();
        Frames receipt = Frames.text("1", "2", "id:1").tlv(0x1400, 1, 7);
        switch (kind) {
            case 0 -> receipt.octets(1, 2, 3);
            case 1 -> receipt.tlv(0x0427, 9, 1);
            case 2 -> receipt.tlv(0x0427, 2, 1, 2).tlv(0x0424, 1, 'x');
            default -> receipt.octets(0);
        }
        try (FakeSmsc fake = new FakeSmsc();
                SmppClient client = SmppClient.start(Tests.client(fake.port()), owner, observer);
                RawPeer peer = fake.acceptAndBind()) {
            peer.send(receipt.pdu(Command.DELIVER_SM, 2));
            Pdu answer = peer.read();

            assertThat(answer.line()).isEqualTo("DELIVER_SM_RESP 0x0 2");
            assertThat(((Request.DeliverSm) owner.requests.get(0)).message().tlv(0x1400))
                    .isPresent();
            assertThat(observer.lines.stream().anyMatch(line -> line.startsWith("malformed ESME_ROK")))
                    .isEqualTo(kind < 2);
            assertThat(client.sessions()).hasSize(1);
        }
    }

    @Test
    void shouldTakeADeliverSmWithATimeOfAnotherForm() throws IOException {
        RecordingListener owner = new RecordingListener();
        try (FakeSmsc fake = new FakeSmsc();
                SmppClient client = SmppClient.start(Tests.client(fake.port()), owner, SmppObserver.NONE);
                RawPeer peer = fake.acceptAndBind()) {
            peer.send(Frames.body()
                    .text("")
                    .octets(1, 1)
                    .text("1")
                    .octets(1, 1)
                    .text("2".repeat(40))
                    .octets(0, 0, 0)
                    .text("2023-01-01")
                    .text("")
                    .octets(0, 0, 0, 0, 0)
                    .pdu(Command.DELIVER_SM, 2));

            assertThat(peer.read().line()).isEqualTo("DELIVER_SM_RESP 0x0 2");
            ShortMessage message = ((Request.DeliverSm) owner.requests.get(0)).message();
            assertThat(message.scheduleDeliveryTime()).isEqualTo("2023-01-01");
            assertThat(message.destination().value()).hasSize(40);
            assertThat(client.sessions()).hasSize(1);
        }
    }

    private static int bareLength() {
        return Frames.message("1", "2").octets(0).pdu(Command.DELIVER_SM, 1).length - 16;
    }

    private static ShortMessage message(List<Tlv> tlvs) {
        return new ShortMessage(
                "", new Address(1, 1, "1"), new Address(1, 1, "2"), 0, 0, 0, "", "", 0, 0, 0, 0, new byte[0], tlvs);
    }
}
