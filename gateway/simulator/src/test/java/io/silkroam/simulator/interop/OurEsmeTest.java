package io.silkroam.simulator.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.simulator.cloudhopper.AcceptingServer;
import io.silkroam.simulator.jsmpp.Smsc;
import io.silkroam.simulator.sms.Joiner;
import io.silkroam.simulator.sms.Receipt;
import io.silkroam.simulator.sms.Text;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.Receipts;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.session.SendResult;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppClient;
import io.silkroam.smpp.session.SmppClientSettings;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Our SMPP client at other people's SMSCs. */
class OurEsmeTest {
    private static final String LONG = "欢迎来到法国！😀".repeat(20);
    private static final Address SHORT_CODE = new Address(0, 1, "1234");

    private final Mailbox mailbox = new Mailbox();

    @Test
    void shouldSubmitToJsmppAndGetReceiptsAndMessages() throws Exception {
        try (Smsc smsc = Smsc.start(Habits.plain().returning(Receipts.usual()));
                SmppClient client = bind(smsc.port(), 2)) {
            await().until(() -> client.sessions().size() == 2);
            List<String> ids = submit(client, LONG);
            assertThat(smsc.ledger().texts()).containsExactly(LONG);
            await().until(() -> mailbox.receipts.size() == ids.size());
            assertThat(mailbox.receipts).extracting(Receipt::id).containsExactlyInAnyOrderElementsOf(ids);
            smsc.deliver(JsmppEsme.TRAVELLER, SHORT_CODE, Text.of(LONG, 3), Optional.empty());
            await().until(() -> mailbox.texts.contains(LONG));
        }
    }

    @Test
    void shouldComeBackWhenJsmppCutsTheConnection() throws Exception {
        try (Smsc smsc = Smsc.start(Habits.plain());
                SmppClient client = bind(smsc.port(), 1)) {
            await().until(() -> smsc.bound().size() == 1 && client.sessions().size() == 1);
            smsc.cut();
            await().until(() -> mailbox.ended.size() == 1);
            await().until(() -> client.sessions().size() == 1);
            submit(client, "back again");
            assertThat(smsc.ledger().texts()).containsExactly("back again");
        }
    }

    @Test
    void shouldSubmitToCloudhopper() throws Exception {
        try (AcceptingServer server = AcceptingServer.start("kpn", "secret");
                SmppClient client = bind(server.port(), 1)) {
            await().until(() -> client.sessions().size() == 1);
            submit(client, LONG);
            Joiner joiner = new Joiner();
            assertThat(server.received().stream().map(joiner::add).flatMap(Optional::stream))
                    .containsExactly(LONG);
        }
    }

    private SmppClient bind(int port, int binds) {
        Request.Bind bind = new Request.Bind(BindType.TRANSCEIVER, "kpn", "secret", "", 0x34, 0, 0, "");
        SmppClientSettings settings = SmppClientSettings.standard("127.0.0.1", port, bind)
                .withBinds(binds)
                .withReconnect(new SmppClientSettings.Reconnect(
                        Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(100)));
        return SmppClient.start(settings, mailbox, SmppObserver.NONE);
    }

    private static List<String> submit(SmppClient client, String text) {
        SmppSession session = client.sessions().get(0);
        return Text.of(text, 1).messages(JsmppEsme.SENDER, JsmppEsme.TRAVELLER).stream()
                .map(part -> submit(session, part))
                .toList();
    }

    private static String submit(SmppSession session, ShortMessage part) {
        CompletableFuture<SendResult> result = new CompletableFuture<>();
        session.send(new Request.SubmitSm(withReceipt(part)), result::complete);
        SendResult sent = result.orTimeout(10, TimeUnit.SECONDS).join();
        Response response = ((SendResult.Answered) sent).response();
        assertThat(response.ok()).isTrue();
        return ((Response.MessageResponse) response).messageId();
    }

    private static ShortMessage withReceipt(ShortMessage m) {
        return new ShortMessage(
                "",
                m.source(),
                m.destination(),
                m.esmClass(),
                0,
                0,
                "",
                "",
                1,
                0,
                m.dataCoding(),
                0,
                m.octets(),
                m.tlvs());
    }

    private static final class Mailbox implements SessionListener {
        private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final List<String> ended = new CopyOnWriteArrayList<>();
        private final Joiner joiner = new Joiner();

        @Override
        public void bound(SmppSession session) {}

        @Override
        public void requested(SmppSession session, Request request, Consumer<Response> answer) {
            ShortMessage message = ((Request.DeliverSm) request).message();
            Receipt.of(message)
                    .ifPresentOrElse(receipts::add, () -> joiner.add(message).ifPresent(texts::add));
            answer.accept(Response.MessageResponse.accepted(""));
        }

        @Override
        public void roomAgain(SmppSession session) {}

        @Override
        public void ended(SmppSession session, String reason) {
            ended.add(reason);
        }
    }
}
