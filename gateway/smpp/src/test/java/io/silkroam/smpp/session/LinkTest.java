package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.session.RawPeer.Pdu;
import io.silkroam.smpp.session.SendResult.Unanswered;
import io.silkroam.smpp.session.SendResult.Unanswered.Doubt;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** enquire_link, unbind, inactivity, and peers that do not read, SMPP 3.4 §4.2, §4.11 and §7.2. */
class LinkTest {
    private static final SmppTimers QUICK =
            SmppTimers.standard().withEnquireLink(Duration.ofMillis(100)).withResponse(Duration.ofSeconds(3));

    @Test
    void shouldAskASilentPeerAndEndItIfItDoesNotAnswer() throws IOException {
        try (TestServer smsc = TestServer.with(QUICK);
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_RECEIVER)) {
            for (int i = 0; i < 3; i++) {
                Pdu enquiry = esme.read();
                assertThat(enquiry.command()).isEqualTo(Command.ENQUIRE_LINK);
                esme.send(Frames.body().pdu(Command.ENQUIRE_LINK_RESP, enquiry.sequence()));
            }
            assertThat(esme.isEnded()).isTrue();
            await().until(() -> smsc.observer.lines.contains("ended LINK_DEAD"));
        }
    }

    @Test
    void shouldTakeAnyPduForASignOfLife() throws IOException {
        try (TestServer smsc = TestServer.with(QUICK);
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
            // The second enquiry comes once the first has waited in vain for its own response.
            for (int i = 0; i < 2; i++) {
                assertThat(esme.read().command()).isEqualTo(Command.ENQUIRE_LINK);
                esme.send(Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, i));
                assertThat(esme.read().command()).isEqualTo(Command.SUBMIT_SM_RESP);
            }
            assertThat(smsc.observer.lines).doesNotContain("ended LINK_DEAD");
        }
    }

    @Test
    void shouldSurviveAStallWithinAPduLongerThanTheEnquireInterval() throws IOException {
        SmppTimers timers = QUICK.withResponse(Duration.ofSeconds(5));
        try (TestServer smsc = TestServer.with(timers);
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
            byte[] submit = Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, 5);
            esme.send(java.util.Arrays.copyOf(submit, 9));
            Pdu enquiry = esme.read();
            assertThat(enquiry.command()).isEqualTo(Command.ENQUIRE_LINK);
            esme.send(java.util.Arrays.copyOfRange(submit, 9, submit.length));
            assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 5");
        }
    }

    @Test
    void shouldAnswerAFloodOfEnquireLinks() throws IOException {
        try (TestServer smsc = TestServer.standard();
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_RECEIVER)) {
            byte[][] flood = new byte[1_000][];
            for (int i = 0; i < flood.length; i++) {
                flood[i] = Frames.body().pdu(Command.ENQUIRE_LINK, i);
            }
            esme.send(flood);
            for (int i = 0; i < flood.length; i++) {
                assertThat(esme.read().sequence()).isEqualTo(i);
            }
        }
    }

    @Test
    void shouldUnbindASessionWithoutTransactions() throws IOException {
        SmppTimers timers = SmppTimers.standard().withInactivity(Duration.ofMillis(200));
        try (TestServer smsc = TestServer.with(timers);
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_RECEIVER)) {
            Pdu unbind = esme.read();
            assertThat(unbind.command()).isEqualTo(Command.UNBIND);
            esme.send(Frames.body().pdu(Command.UNBIND_RESP, unbind.sequence()));
            assertThat(esme.isEnded()).isTrue();
            await().until(() -> smsc.listener.ends.contains(EndReason.INACTIVE.text()));
        }
    }

    @Test
    void shouldLetWhatIsInFlightEndBeforeItAnswersAnUnbind() throws IOException {
        try (TestServer smsc = TestServer.standard();
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
            smsc.listener.holding = true;
            esme.send(
                    Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, 2),
                    Frames.body().pdu(Command.UNBIND, 3));
            esme.send(Frames.text("1", "2", "y").pdu(Command.SUBMIT_SM, 4));
            assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x4 4");
            smsc.listener.answers.get(0).accept(MessageResponse.accepted("1"));

            assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 2");
            assertThat(esme.read().line()).isEqualTo("UNBIND_RESP 0x0 3");
            assertThat(esme.isEnded()).isTrue();
            await().until(() -> smsc.listener.ends.contains(EndReason.PEER_UNBOUND.text()));
        }
    }

    @Test
    void shouldAnswerAnUnbindInTimeThoughItsOwnerDoesNotAnswer() throws IOException {
        try (TestServer smsc = TestServer.with(SmppTimers.standard().withUnbind(Duration.ofMillis(200)));
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
            smsc.listener.holding = true;
            esme.send(
                    Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, 2),
                    Frames.body().pdu(Command.UNBIND, 3));
            assertThat(esme.read().line()).isEqualTo("UNBIND_RESP 0x0 3");
        }
    }

    @Test
    void shouldTakeAnEndStraightAfterAnUnbind() throws IOException {
        try (TestServer smsc = TestServer.standard()) {
            try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSMITTER)) {
                esme.send(Frames.body().pdu(Command.UNBIND, 3));
            }
            await().until(() -> smsc.listener.ends.size() == 1);
        }
    }

    @Test
    void shouldDrainBeforeItUnbindsAndRefuseWhatComesMeanwhile() throws IOException {
        List<SendResult> results = new CopyOnWriteArrayList<>();
        try (TestServer smsc = TestServer.standard();
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSCEIVER)) {
            SmppSession session = smsc.listener.sessions.get(0);
            session.send(Tests.deliver("x"), results::add);
            int sequence = esme.read().sequence();
            session.unbind();
            await().until(() -> session.room() == 0);
            esme.send(Frames.text("1", "2", "y").pdu(Command.SUBMIT_SM, 4));
            assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x58 4");
            esme.send(Frames.body().octets(0).pdu(Command.DELIVER_SM_RESP, sequence));

            Pdu unbind = esme.read();
            assertThat(unbind.command()).isEqualTo(Command.UNBIND);
            assertThat(results).hasSize(1);
            esme.send(Frames.body().pdu(Command.UNBIND_RESP, unbind.sequence()));
            assertThat(esme.isEnded()).isTrue();
            await().until(() -> smsc.listener.ends.contains(EndReason.UNBOUND.text()));
        }
    }

    @Test
    void shouldCloseWithoutAnUnbindResponseToo() throws IOException {
        try (TestServer smsc = TestServer.with(SmppTimers.standard().withUnbind(Duration.ofMillis(100)));
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSCEIVER)) {
            smsc.listener.sessions.get(0).unbind();
            assertThat(esme.isEnded()).isTrue();
            await().until(() -> smsc.listener.ends.contains(EndReason.NO_UNBIND_RESP.text()));
        }
    }

    @Test
    void shouldStopReadingFromAPeerThatDoesNotReadAndEndItInTheEnd() throws IOException {
        SmppTimers timers = SmppTimers.standard().withStall(Duration.ofMillis(300));
        SmppLimits limits = new SmppLimits(io.silkroam.smpp.codec.CodecLimits.standard(), 1 << 16, 10, 10, 10, 10);
        try (TestServer smsc = new TestServer(s -> s.withTimers(timers).withLimits(limits));
                RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_RECEIVER)) {
            esme.socket().setReceiveBufferSize(4_096);
            smsc.doorman.windowOut = 100_000;
            byte[] unreadable = Frames.body().pdu(Command.ENQUIRE_LINK, 1);
            byte[][] flood = new byte[2_000][];
            java.util.Arrays.fill(flood, unreadable);
            boolean ended = false;
            for (int i = 0; i < 2_000 && !ended; i++) {
                try {
                    esme.send(flood);
                } catch (IOException reset) {
                    ended = true;
                }
            }
            assertThat(ended).isTrue();
            await().until(() -> smsc.observer.lines.contains("ended SLOW_READER"));
        }
    }

    @Test
    void shouldSendNothingToAPeerThatDoesNotRead() throws IOException {
        List<SendResult> results = new CopyOnWriteArrayList<>();
        SmppTimers timers = SmppTimers.standard().withResponse(Duration.ofSeconds(30));
        SmppLimits limits = new SmppLimits(io.silkroam.smpp.codec.CodecLimits.standard(), 1 << 20, 10, 10, 10, 10);
        try (TestServer smsc = new TestServer(s -> s.withTimers(timers).withLimits(limits))) {
            smsc.doorman.windowOut = 100_000;
            try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_RECEIVER)) {
                SmppSession session = smsc.listener.sessions.get(0);
                await().until(() -> {
                    for (int i = 0; i < 500 && session.room() > 0; i++) {
                        session.send(Tests.deliver("x".repeat(250)), results::add);
                    }
                    return session.room() == 0;
                });
                session.send(Tests.deliver("x"), results::add);
                await().until(() -> results.contains(new SendResult.NotSent(SendResult.NotSent.Obstacle.NOT_WRITABLE)));
                assertThat(esme.read().command()).isEqualTo(Command.DELIVER_SM);
                while (session.room() == 0) {
                    esme.read();
                }
                await().until(() -> smsc.listener.rooms.get() > 0);
            }
            await().until(() -> results.contains(new Unanswered(Doubt.CONNECTION_LOST)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BIND_RECEIVER, SUBMIT_SM, SUBMIT_SM_RESP 0x4 9",
        "BIND_RECEIVER, DATA_SM, DATA_SM_RESP 0x4 9",
        "BIND_RECEIVER, SUBMIT_MULTI, SUBMIT_MULTI_RESP 0x4 9",
        "BIND_RECEIVER, QUERY_SM, QUERY_SM_RESP 0x4 9",
        "BIND_RECEIVER, CANCEL_SM, CANCEL_SM_RESP 0x4 9",
        "BIND_RECEIVER, REPLACE_SM, REPLACE_SM_RESP 0x4 9",
        "BIND_TRANSCEIVER, DELIVER_SM, DELIVER_SM_RESP 0x4 9",
        "BIND_TRANSMITTER, BIND_RECEIVER, BIND_RECEIVER_RESP 0x5 9"
    })
    void shouldRefuseWhatDoesNotBelongIntoTheBindWhateverItsBody(Command bind, Command request, String answer)
            throws IOException {
        try (TestServer smsc = TestServer.standard();
                RawPeer esme = RawPeer.bound(smsc.port(), bind)) {
            esme.send(Frames.body().pdu(request, 9));
            assertThat(esme.read().line()).isEqualTo(answer);
            esme.send(
                    Frames.body().pdu(Command.ALERT_NOTIFICATION, 10),
                    Frames.body().pdu(Command.OUTBIND, 11));
            esme.ping(12);
            assertThat(smsc.observer.lines).contains("ignored ALERT_NOTIFICATION", "ignored OUTBIND");
        }
    }
}
