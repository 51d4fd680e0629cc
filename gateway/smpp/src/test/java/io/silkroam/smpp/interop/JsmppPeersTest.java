package io.silkroam.smpp.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.session.EsmeAuthority;
import io.silkroam.smpp.session.SendResult;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppClient;
import io.silkroam.smpp.session.SmppClientSettings;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppServer;
import io.silkroam.smpp.session.SmppServerSettings;
import io.silkroam.smpp.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** jSMPP's own sessions as peers, either way. */
class JsmppPeersTest {
    /** Of jSMPP with the responses it waits for; by itself it has two seconds. */
    static final int PATIENCE_MILLIS = 10_000;

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<SmppSession> sessions = new CopyOnWriteArrayList<>();
    private final SessionListener listener = new SessionListener() {
        @Override
        public void bound(SmppSession session) {
            sessions.add(session);
        }

        @Override
        public void requested(SmppSession session, Request request, Consumer<io.silkroam.smpp.pdu.Response> answer) {
            requests.add(request);
            answer.accept(MessageResponse.accepted("4711"));
        }

        @Override
        public void roomAgain(SmppSession session) {}

        @Override
        public void ended(SmppSession session, String reason) {}
    };

    @ParameterizedTest
    @EnumSource(org.jsmpp.bean.BindType.class)
    void shouldServeJsmppsEsmeInEveryBind(org.jsmpp.bean.BindType type) throws Exception {
        try (SmppServer smsc = server("secret")) {
            SMPPSession esme = esme();
            String id = esme.connectAndBind("127.0.0.1", smsc.port(), bind(type, "secret"), 5_000);
            assertThat(id).isEqualTo("smsc");
            if (type.isTransmittable()) {
                assertThat(submit(esme, "hello")).isEqualTo("4711");
                ShortMessage message = ((Request.SubmitSm) requests.get(0)).message();
                assertThat(message.octets()).isEqualTo("hello".getBytes(StandardCharsets.US_ASCII));
            }
            esme.unbindAndClose();
        }
    }

    @Test
    void shouldRefuseJsmppsEsmeSoThatItKnowsWhy() {
        try (SmppServer smsc = server("other")) {
            // A response that comes before jSMPP begins to wait for it is lost on it (its defect e), so it may try
            // again.
            await().untilAsserted(() -> assertThatThrownBy(() -> new SMPPSession()
                            .connectAndBind(
                                    "127.0.0.1", smsc.port(), bind(org.jsmpp.bean.BindType.BIND_TX, "secret"), 1_000))
                    .hasMessageContaining("0000000e"));
        }
    }

    @Test
    void shouldDeliverToJsmppsEsme() throws Exception {
        CompletableFuture<String> text = new CompletableFuture<>();
        List<SendResult> results = new CopyOnWriteArrayList<>();
        try (SmppServer smsc = server("secret")) {
            SMPPSession esme = esme();
            esme.setMessageReceiverListener(new Receiver(text));
            esme.connectAndBind("127.0.0.1", smsc.port(), bind(org.jsmpp.bean.BindType.BIND_RX, "secret"), 5_000);
            await().until(() -> !sessions.isEmpty());
            sessions.get(0).send(new Request.DeliverSm(message("to you")), results::add);

            assertThat(text.get(5, TimeUnit.SECONDS)).isEqualTo("to you");
            await().until(() -> results.size() == 1);
            assertThat(((SendResult.Answered) results.get(0)).response().ok()).isTrue();
            esme.unbindAndClose();
        }
    }

    @Test
    void shouldBindToJsmppsSmscSubmitAndBeDeliveredTo() throws Exception {
        List<SendResult> results = new CopyOnWriteArrayList<>();
        try (Smsc smsc = new Smsc()) {
            SmppClientSettings settings = SmppClientSettings.standard(
                    "127.0.0.1",
                    smsc.port(),
                    new Request.Bind(BindType.TRANSCEIVER, "esme", "secret", "", 0x34, 0, 0, ""));
            try (SmppClient client = SmppClient.start(settings, listener, SmppObserver.NONE)) {
                SMPPServerSession session = smsc.bound().get(10, TimeUnit.SECONDS);
                await().until(() -> client.sessions().size() == 1 && sessions.size() == 1);
                sessions.get(0).send(new Request.SubmitSm(message("up")), results::add);
                await().until(() -> results.size() == 1);
                MessageResponse response = (MessageResponse) ((SendResult.Answered) results.get(0)).response();
                assertThat(response.ok()).isTrue();
                assertThat(response.messageId()).isEqualTo("abc123");

                session.deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "1",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "2",
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(),
                        new GeneralDataCoding(Alphabet.ALPHA_DEFAULT, MessageClass.CLASS1, false),
                        "down".getBytes(StandardCharsets.US_ASCII));
                assertThat(Command.of(requests.get(0))).isEqualTo(Command.DELIVER_SM);
            }
        }
    }

    private static SMPPSession esme() {
        SMPPSession esme = new SMPPSession();
        esme.setTransactionTimer(PATIENCE_MILLIS);
        return esme;
    }

    private static String submit(SMPPSession esme, String text) throws Exception {
        return esme.submitShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "1",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "2",
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(),
                        (byte) 0,
                        new GeneralDataCoding(Alphabet.ALPHA_DEFAULT),
                        (byte) 0,
                        text.getBytes(StandardCharsets.US_ASCII))
                .getMessageId();
    }

    private static BindParameter bind(org.jsmpp.bean.BindType type, String password) {
        return new BindParameter(type, "esme", password, "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "");
    }

    private static ShortMessage message(String text) {
        return ShortMessage.of(
                new Address(1, 1, "1"), new Address(1, 1, "2"), 0, 0, text.getBytes(StandardCharsets.US_ASCII));
    }

    private SmppServer server(String password) {
        EsmeAuthority authority = new EsmeAuthority() {
            @Override
            public void decide(Attempt attempt, Consumer<Verdict> verdict) {
                verdict.accept(
                        attempt.bind().password().equals(password)
                                ? new Verdict.Welcome(100, 100)
                                : new Verdict.Refused(0x0E));
            }

            @Override
            public void abandoned(Attempt attempt) {}
        };
        return SmppServer.start(
                SmppServerSettings.standard("smsc").withPort(0).withEventLoops(1),
                authority,
                listener,
                SmppObserver.NONE);
    }
}
