package io.silkroam.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.charging.ChargingEngine.NewSubscriber;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.gateway.ConfFolder;
import io.silkroam.gateway.Gateway;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Request.DeliverSm;
import io.silkroam.smpp.pdu.Response;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subscriber writes to a partner's short code: paid once, delivered, and given back when it fails. */
class SubscriberMessagesTest {
    private static final String NUMBER = "31612345678";
    private static final String SHORT_CODE = "7777";
    private static final SubscriberId SUBSCRIBER = new SubscriberId(1);
    private static final String PLANS = """
            plans:
            - id: chat
              names: {en: Chat}
              price: {amount: "5.00", currency: EUR}
              validity: {period: P15D, from: first-use}
              allowances:
              - {id: sms, unit: messages, amount: 2, zones: []}
            """;

    @TempDir
    private Path folder;

    private final Smsc smsc = new Smsc();
    private final Partner partner = new Partner();
    private Gateway gateway;
    private SmppClient esme;

    @BeforeEach
    void open() throws IOException {
        ConfFolder conf = ConfFolder.copyTo(folder.resolve("conf"));
        conf.replace(conf.partner1(), "receives: []", "receives: [\"" + SHORT_CODE + "\"]");
        conf.write("plans.yaml", PLANS);
        Map<String, String> overrides =
                Map.of("smpp.links.kpn.enabled", "true", "smpp.links.kpn.port", Integer.toString(smsc.server.port()));
        Path data = folder.resolve("data");
        gateway = Gateway.start(conf.configuration(data, overrides), Clock.systemUTC(), failure -> {
            throw failure;
        });
        gateway.charging()
                .open(List.of(
                        new NewSubscriber(SUBSCRIBER, new Imsi("204080000000100"), Optional.of(new Msisdn(NUMBER)))));
        gateway.charging()
                .apply(
                        SUBSCRIBER,
                        new AccountChange.Purchase(
                                "first", gateway.plans().onOffer("chat").orElseThrow()))
                .toCompletableFuture()
                .join();
        await().until(() -> smsc.session != null);
        String password =
                Files.readString(data.resolve("esme-partner1.password")).strip();
        SmppClientSettings settings = SmppClientSettings.standard(
                "127.0.0.1",
                gateway.sms().port().orElseThrow(),
                new Request.Bind(BindType.TRANSCEIVER, "partner1", password, "", 0x34, 0, 0, ""));
        esme = SmppClient.start(settings, partner, SmppObserver.NONE);
    }

    @AfterEach
    void close() {
        esme.stop(Duration.ofSeconds(2));
        gateway.close();
        smsc.server.stop(Duration.ofSeconds(2));
    }

    @Test
    void shouldPayOncePerMessageAndRefuseWhoCannot() {
        await().until(() -> partner.bound);
        assertThat(write("first")).isEqualTo(CommandStatus.ESME_ROK);
        await().until(() -> partner.texts.contains("first"));
        assertThat(left()).isEqualTo(1);
        assertThat(write("second")).isEqualTo(CommandStatus.ESME_ROK);
        await().until(() -> partner.texts.contains("second"));
        assertThat(left()).isZero();
        assertThat(write("third")).as("the SMSC is not to send it again").isEqualTo(CommandStatus.ESME_RX_R_APPN);
        assertThat(partner.texts).containsExactly("first", "second");
    }

    @Test
    void shouldGiveBackWhatFinallyFails() {
        await().until(() -> partner.bound);
        partner.answer = CommandStatus.ESME_RX_R_APPN;
        assertThat(write("nobody wants it")).isEqualTo(CommandStatus.ESME_ROK);
        await().atMost(Duration.ofSeconds(20)).until(() -> left() == 2 && !partner.texts.isEmpty());
    }

    @Test
    void shouldChargeNothingForWritingToUs() {
        assertThat(write("hello", "5555")).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(left()).isEqualTo(2);
    }

    private long left() {
        return gateway.charging()
                .find(Identity.e164(NUMBER))
                .orElseThrow()
                .subscriptions()
                .get(0)
                .buckets()
                .get(0)
                .remaining();
    }

    private int write(String text) {
        return write(text, SHORT_CODE);
    }

    private int write(String text, String to) {
        ShortMessage message = ShortMessage.of(
                new Address(1, 1, NUMBER), new Address(3, 0, to), 0, 0, text.getBytes(StandardCharsets.US_ASCII));
        CompletableFuture<SendResult> answered = new CompletableFuture<>();
        smsc.session.send(new DeliverSm(message), answered::complete);
        return ((SendResult.Answered) answered.join()).response().status();
    }

    /** The message centre: lets in whoever comes. */
    private static final class Smsc implements EsmeAuthority, SessionListener {
        private final SmppServer server =
                SmppServer.start(SmppServerSettings.standard("smsc").withPort(0), this, this, SmppObserver.NONE);
        private volatile SmppSession session;

        @Override
        public void decide(Attempt attempt, Consumer<Verdict> verdict) {
            verdict.accept(new Verdict.Welcome(100, 100));
        }

        @Override
        public void abandoned(Attempt attempt) {
            // Nobody counts them here.
        }

        @Override
        public void bound(SmppSession bound) {
            session = bound;
        }

        @Override
        public void requested(SmppSession from, Request request, Consumer<Response> answer) {
            answer.accept(MessageResponse.accepted("1"));
        }

        @Override
        public void roomAgain(SmppSession again) {
            // It waits for each answer.
        }

        @Override
        public void ended(SmppSession gone, String reason) {
            session = null;
        }
    }

    /** The ESME of partner1. */
    private static final class Partner implements SessionListener {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private volatile boolean bound;
        private volatile int answer = CommandStatus.ESME_ROK;

        @Override
        public void bound(SmppSession session) {
            bound = true;
        }

        @Override
        public void requested(SmppSession session, Request request, Consumer<Response> answered) {
            texts.add(new String(((DeliverSm) request).message().octets(), StandardCharsets.US_ASCII));
            answered.accept(
                    answer == CommandStatus.ESME_ROK ? MessageResponse.accepted("") : MessageResponse.refused(answer));
        }

        @Override
        public void roomAgain(SmppSession session) {
            // It sends nothing.
        }

        @Override
        public void ended(SmppSession session, String reason) {
            bound = false;
        }
    }
}
