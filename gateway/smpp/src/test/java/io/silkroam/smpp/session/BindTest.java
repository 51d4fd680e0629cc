package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.session.EsmeAuthority.Verdict;
import io.silkroam.smpp.session.RawPeer.Pdu;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binding, SMPP 3.4 §4.1 and the cases of binding that peers get wrong. */
class BindTest {
    private final TestServer smsc = TestServer.standard();

    @AfterEach
    void stop() {
        smsc.close();
    }

    @ParameterizedTest
    @CsvSource({"BIND_TRANSMITTER,TRANSMITTER", "BIND_RECEIVER,RECEIVER", "BIND_TRANSCEIVER,TRANSCEIVER"})
    void shouldBindForWhatIsAsked(Command bind, BindType type) throws IOException {
        try (RawPeer esme = RawPeer.bound(smsc.port(), bind)) {
            assertThat(smsc.listener.sessions).singleElement().satisfies(session -> {
                assertThat(session.bindType()).isEqualTo(type);
                assertThat(session.systemId()).isEqualTo("esme");
            });
            esme.ping(2);
        }
        await().until(() -> smsc.listener.ends.contains(EndReason.PEER_CLOSED.text()));
    }

    @ParameterizedTest
    @CsvSource({"0x00,51,", "0x33,51,", "0x34,52,52", "0x35,52,52", "0x50,80,80", "0xFF,80,80"})
    void shouldAgreeOnAVersionWhateverIsAsked(String asked, int agreed, Integer parameter) throws IOException {
        try (RawPeer esme = RawPeer.to(smsc.port())) {
            esme.send(Frames.bind("esme", "secret", Integer.decode(asked)).pdu(Command.BIND_TRANSCEIVER, 1));

            Pdu response = esme.read();
            Frames expected = Frames.body().text("smsc");
            if (parameter != null) {
                expected.tlv(0x0210, 1, parameter);
            }
            assertThat(response.line()).isEqualTo("BIND_TRANSCEIVER_RESP 0x0 1");
            assertThat(response.body()).isEqualTo(tail(expected.pdu(0, 0, 0)));
            assertThat(smsc.listener.sessions.get(0).interfaceVersion()).isEqualTo(agreed);
        }
    }

    @Test
    void shouldRefuseAWrongPasswordAndClose() throws IOException {
        try (RawPeer esme = RawPeer.to(smsc.port())) {
            esme.send(Frames.bind("esme", "wrong", 0x34).pdu(Command.BIND_RECEIVER, 5));

            assertThat(esme.read().line()).isEqualTo("BIND_RECEIVER_RESP 0xe 5");
            assertThat(esme.isEnded()).isTrue();
            assertThat(smsc.listener.sessions).isEmpty();
        }
    }

    @Test
    void shouldTellWhyThoughMuchIsPipelinedBehindAWrongBind() throws IOException {
        try (RawPeer esme = RawPeer.to(smsc.port())) {
            byte[][] all = new byte[5_000][];
            java.util.Arrays.fill(all, Frames.text("1", "2", "x".repeat(200)).pdu(Command.SUBMIT_SM, 2));
            all[0] = Frames.bind("esme", "wrong", 0x34).pdu(Command.BIND_TRANSCEIVER, 5);
            esme.send(all);

            assertThat(esme.read().line()).isEqualTo("BIND_TRANSCEIVER_RESP 0xe 5");
            assertThat(esme.isEnded()).isTrue();
        }
    }

    @Test
    void shouldAnswerASecondBindThatItIsBound() throws IOException {
        try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSCEIVER)) {
            esme.send(Frames.bind("esme", "secret", 0x34).pdu(Command.BIND_RECEIVER, 2));

            assertThat(esme.read().line()).isEqualTo("BIND_RECEIVER_RESP 0x5 2");
            esme.ping(3);
        }
    }

    @Test
    void shouldServeWhatWasPipelinedBehindABind() throws IOException {
        smsc.doorman.thinking = true;
        try (RawPeer esme = RawPeer.to(smsc.port())) {
            esme.send(
                    Frames.bind("esme", "secret", 0x34).pdu(Command.BIND_TRANSCEIVER, 1),
                    Frames.text("1", "2", "a").pdu(Command.SUBMIT_SM, 2),
                    Frames.text("1", "2", "b").pdu(Command.SUBMIT_SM, 3));
            await().until(() -> !smsc.doorman.verdicts.isEmpty());
            assertThat(smsc.listener.requests).isEmpty();
            smsc.doorman.verdicts.get(0).accept(new Verdict.Welcome(10, 10));

            assertThat(esme.read().line()).isEqualTo("BIND_TRANSCEIVER_RESP 0x0 1");
            assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 2");
            assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 3");
        }
    }

    @Test
    void shouldThrottleWhatIsTooMuchBehindABind() throws IOException {
        SmppLimits few = new SmppLimits(io.silkroam.smpp.codec.CodecLimits.standard(), 1 << 20, 1, 100, 100, 100);
        try (TestServer small = new TestServer(settings -> settings.withLimits(few))) {
            small.doorman.thinking = true;
            try (RawPeer esme = RawPeer.to(small.port())) {
                esme.send(
                        Frames.bind("esme", "secret", 0x34).pdu(Command.BIND_TRANSCEIVER, 1),
                        Frames.text("1", "2", "a").pdu(Command.SUBMIT_SM, 2),
                        Frames.text("1", "2", "b").pdu(Command.SUBMIT_SM, 3));

                assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x58 3");
            }
        }
    }

    @Test
    void shouldRefuseOtherRequestsBeforeABindAndGoOnWaiting() throws IOException {
        try (RawPeer esme = RawPeer.to(smsc.port())) {
            esme.send(Frames.text("1", "2", "a").pdu(Command.SUBMIT_SM, 9));
            assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x4 9");
            esme.ping(10);
            esme.send(Frames.bind("esme", "secret", 0x34).pdu(Command.BIND_TRANSCEIVER, 11));
            assertThat(esme.read().line()).isEqualTo("BIND_TRANSCEIVER_RESP 0x0 11");
        }
    }

    @Test
    void shouldCloseAConnectionThatDoesNotBindHoweverMuchItEnquires() throws IOException {
        try (TestServer quick = TestServer.with(SmppTimers.standard().withBind(Duration.ofSeconds(3)));
                RawPeer esme = RawPeer.to(quick.port())) {
            AtomicInteger pings = new AtomicInteger();
            await().until(() -> isEndedAtPing(esme, pings.incrementAndGet()));
            assertThat(pings.get()).isGreaterThan(2);
            await().until(() -> quick.observer.lines.contains("ended BIND_TIMEOUT"));
        }
    }

    @Test
    void shouldGiveBackAPlaceThatWasWelcomedTooLate() throws IOException {
        try (TestServer quick = TestServer.with(SmppTimers.standard().withBind(Duration.ofSeconds(3)))) {
            quick.doorman.thinking = true;
            try (RawPeer esme = RawPeer.to(quick.port())) {
                esme.send(Frames.bind("esme", "secret", 0x34).pdu(Command.BIND_TRANSCEIVER, 1));
                assertThat(esme.isEnded()).isTrue();
            }
            quick.doorman.verdicts.get(0).accept(new Verdict.Welcome(1, 1));

            await().until(() -> quick.doorman.abandoned.size() == 1);
            assertThat(quick.listener.sessions).isEmpty();
        }
    }

    @Test
    void shouldBindWithoutASystemIdOnlyIfTheAuthoritySaysSo() throws IOException {
        try (RawPeer esme = RawPeer.to(smsc.port())) {
            esme.send(Frames.bind("", "secret", 0x34).pdu(Command.BIND_TRANSCEIVER, 1));
            assertThat(esme.read().status()).isZero();
            assertThat(smsc.doorman.attempts.get(0).bind().systemId()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sixteen-letters-, secret, 0xf",
        "esme, ninechars, 0xe",
    })
    void shouldNameWhatIsTooLongInABindAndTakeTheNextOne(String id, String password, String status) throws IOException {
        try (RawPeer esme = RawPeer.to(smsc.port())) {
            esme.send(Frames.bind(id, password, 0x34).pdu(Command.BIND_TRANSMITTER, 1));
            assertThat(esme.read().line()).isEqualTo("BIND_TRANSMITTER_RESP " + status + " 1");
            esme.send(Frames.bind("esme", "secret", 0x34).pdu(Command.BIND_TRANSMITTER, 2));
            assertThat(esme.read().line()).isEqualTo("BIND_TRANSMITTER_RESP 0x0 2");
        }
    }

    @Test
    void shouldTurnAwayMoreUnboundConnectionsOfOneAddressThanAllowed() throws IOException {
        SmppLimits few = new SmppLimits(io.silkroam.smpp.codec.CodecLimits.standard(), 1 << 20, 1, 2, 100, 100);
        try (TestServer small = new TestServer(settings -> settings.withLimits(few));
                RawPeer one = RawPeer.bound(small.port(), Command.BIND_RECEIVER);
                RawPeer two = RawPeer.to(small.port());
                RawPeer three = RawPeer.to(small.port())) {
            two.ping(1);
            three.ping(1);
            try (RawPeer four = RawPeer.to(small.port())) {
                assertThat(four.isEnded()).isTrue();
            }
            one.ping(2);
            two.socket().close();
            await().until(() -> small.observer.lines.contains("ended PEER_CLOSED"));
            try (RawPeer five = RawPeer.to(small.port())) {
                five.ping(1);
            }
        }
    }

    @Test
    void shouldAnswerAnErrorOfItsAuthorityAsASystemError() throws IOException {
        SmppServerSettings settings =
                SmppServerSettings.standard("smsc").withPort(0).withEventLoops(1);
        EsmeAuthority failing = new EsmeAuthority() {
            @Override
            public void decide(Attempt attempt, java.util.function.Consumer<Verdict> verdict) {
                throw new IllegalStateException("for the test");
            }

            @Override
            public void abandoned(Attempt attempt) {}
        };
        try (SmppServer server = SmppServer.start(settings, failing, smsc.listener, SmppObserver.NONE);
                RawPeer esme = RawPeer.to(server.port())) {
            esme.send(Frames.bind("esme", "secret", 0x34).pdu(Command.BIND_RECEIVER, 1));
            assertThat(esme.read().status()).isEqualTo(CommandStatus.ESME_RSYSERR);
        }
    }

    private static boolean isEndedAtPing(RawPeer esme, int sequence) {
        try {
            esme.ping(sequence);
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    private static byte[] tail(byte[] pdu) {
        return java.util.Arrays.copyOfRange(pdu, 16, pdu.length);
    }
}
