package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.GenericNack;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.session.RawPeer.Pdu;
import io.silkroam.smpp.session.SendResult.Answered;
import io.silkroam.smpp.session.SendResult.NotSent;
import io.silkroam.smpp.session.SendResult.NotSent.Obstacle;
import io.silkroam.smpp.session.SendResult.Unanswered;
import io.silkroam.smpp.session.SendResult.Unanswered.Doubt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asynchronous windows in both directions, and responses that match nothing or not well, SMPP 3.4 §2.6 and §3.2. */
class WindowTest {
    private final TestServer smsc = TestServer.standard();
    private final List<SendResult> results = new CopyOnWriteArrayList<>();
    private RawPeer esme;
    private SmppSession session;

    @BeforeEach
    void bind() throws IOException {
        esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSCEIVER);
        session = smsc.listener.sessions.get(0);
    }

    @AfterEach
    void stop() throws IOException {
        esme.close();
        smsc.close();
    }

    @Test
    void shouldMatchResponsesInAnyOrder() throws IOException {
        List<String> order = new CopyOnWriteArrayList<>();
        for (String each : List.of("a", "b", "c")) {
            session.send(Tests.deliver(each), result -> order.add(each));
        }
        List<Pdu> requests = read(3);
        for (int i : new int[] {2, 0, 1}) {
            esme.send(Frames.body()
                    .octets(0)
                    .pdu(Command.DELIVER_SM_RESP, requests.get(i).sequence()));
        }
        await().until(() -> order.size() == 3);
        assertThat(order).containsExactly("c", "a", "b");
    }

    @Test
    void shouldSendNoMoreThanItsWindowAndTellWhenThereIsRoom() throws IOException {
        for (int i = 0; i < TestServer.WINDOW + 1; i++) {
            session.send(Tests.deliver("x"), results::add);
        }
        await().until(() -> results.size() == 1);
        assertThat(results).containsExactly(new NotSent(Obstacle.WINDOW_FULL));
        assertThat(session.room()).isZero();
        Pdu first = read(TestServer.WINDOW).get(0);
        assertThat(smsc.listener.rooms).hasValue(0);

        esme.send(Frames.body().octets(0).pdu(Command.DELIVER_SM_RESP, first.sequence()));
        await().until(() -> smsc.listener.rooms.get() == 1);
        assertThat(session.room()).isEqualTo(1);
    }

    @Test
    void shouldThrottleThePeerBeyondItsWindowAndStillAnswerEnquireLink() throws IOException {
        smsc.listener.holding = true;
        for (int i = 0; i < TestServer.WINDOW + 1; i++) {
            esme.send(Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, 10 + i));
        }
        assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x58 20");
        esme.ping(99);
        smsc.listener.answers.get(3).accept(MessageResponse.accepted("id"));
        assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 13");
        esme.send(Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, 50));
        await().until(() -> smsc.listener.answers.size() == TestServer.WINDOW + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7FFFFFFF, 0x80000000, -1})
    void shouldReturnWhateverSequenceNumberThePeerUses(int sequence) throws IOException {
        esme.send(Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, sequence));
        assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 " + sequence);
    }

    @Test
    void shouldAnswerTwoInFlightOfTheSameSequenceNumberOnceEach() throws IOException {
        smsc.listener.holding = true;
        esme.send(
                Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, 7),
                Frames.text("1", "2", "y").pdu(Command.SUBMIT_SM, 7));
        await().until(() -> smsc.listener.answers.size() == 2);
        smsc.listener.answers.forEach(answer -> answer.accept(MessageResponse.accepted("id")));
        assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 7");
        assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 7");
    }

    @Test
    void shouldTimeOutAndCountALateResponseWithoutANack() throws IOException {
        SmppTimers timers = SmppTimers.standard().withResponse(Duration.ofMillis(400));
        try (TestServer impatient = TestServer.with(timers);
                RawPeer late = RawPeer.bound(impatient.port(), Command.BIND_TRANSCEIVER)) {
            SmppSession waiting = impatient.listener.sessions.get(0);
            waiting.send(Tests.deliver("x"), results::add);
            Pdu request = late.read();
            await().until(() -> results.equals(List.of(new Unanswered(Doubt.TIMEOUT))));
            late.send(Frames.body().octets(0).pdu(Command.DELIVER_SM_RESP, request.sequence()));

            late.ping(5);
            assertThat(impatient.observer.lines).contains("timed out DELIVER_SM", "stray LATE");
            assertThat(waiting.room()).isEqualTo(TestServer.WINDOW);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUBMIT_SM_RESP, UNSOLICITED",
        "DELIVER_SM_RESP, UNSOLICITED",
        "ENQUIRE_LINK_RESP, UNSOLICITED",
        "BIND_TRANSCEIVER_RESP, UNSOLICITED",
        "GENERIC_NACK, NACK"
    })
    void shouldCountAResponseNobodyAskedForWithoutANack(Command response, String counted) throws IOException {
        esme.send(Frames.body().text("x").pdu(response, 4711), Frames.body().pdu(Command.GENERIC_NACK, 0));
        esme.ping(5);
        assertThat(smsc.observer.lines).contains("stray " + counted, "stray NACK");
    }

    @Test
    void shouldCountAnUnknownResponseWithoutANack() throws IOException {
        esme.send(Frames.body().text("x").pdu(0x80000099, 0, 1));
        esme.ping(5);
        assertThat(smsc.observer.lines).contains("stray UNKNOWN");
    }

    @Test
    void shouldGoOnWaitingWhenTheResponseIsOfAnotherKind() throws IOException {
        session.send(Tests.deliver("x"), results::add);
        int sequence = esme.read().sequence();
        esme.send(Frames.body().text("x").pdu(Command.SUBMIT_SM_RESP, sequence));
        esme.ping(5);
        assertThat(smsc.observer.lines).contains("stray MISMATCHED");
        assertThat(results).isEmpty();

        esme.send(Frames.body().octets(0).pdu(Command.DELIVER_SM_RESP, sequence));
        await().until(() -> results.equals(List.of(new Answered(new MessageResponse(0, "", List.of())))));
    }

    @Test
    void shouldTakeAGenericNackForTheAnswerAtOnce() throws IOException {
        session.send(Tests.deliver("x"), results::add);
        esme.send(Frames.body().pdu(Command.GENERIC_NACK.id(), 3, esme.read().sequence()));
        await().until(() -> results.equals(List.of(new Answered(new GenericNack(3)))));
    }

    @Test
    void shouldFailNothingOnAGenericNackOfSequenceZero() throws IOException {
        session.send(Tests.deliver("x"), results::add);
        int sequence = esme.read().sequence();
        esme.send(Frames.body().pdu(Command.GENERIC_NACK.id(), 3, 0));
        esme.ping(5);
        assertThat(results).isEmpty();
        esme.send(Frames.body().octets(0).pdu(Command.DELIVER_SM_RESP, sequence));
        await().until(() -> results.size() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "empty, 0, ''",
        "nul, 0, ''",
        "id, 0, 5a-0F",
        "empty, 8, ''",
        "nul, 8, ''",
        "id, 8, 5a-0F",
        "unended, 0, 5a-0F",
        "long, 0, ''"
    })
    void shouldTakeAResponseWithWhateverBody(String body, int status, String id) throws IOException {
        session.send(Tests.deliver("x"), results::add);
        String expected = body.equals("long") ? "f".repeat(200) : id;
        Frames frames = Frames.body();
        switch (body) {
            case "nul" -> frames.octets(0);
            case "id" -> frames.text(id);
            case "unended" -> frames.raw(id);
            case "long" -> frames.text(expected);
            default -> {}
        }
        esme.send(frames.pdu(Command.DELIVER_SM_RESP.id(), status, esme.read().sequence()));
        await().until(() -> results.size() == 1);
        assertThat(results).containsExactly(new Answered(new MessageResponse(status, expected, List.of())));
    }

    @Test
    void shouldDropASecondAnswerAndOneAfterTheEnd() throws IOException {
        smsc.listener.holding = true;
        esme.send(
                Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, 2),
                Frames.text("1", "2", "y").pdu(Command.SUBMIT_SM, 3));
        await().until(() -> smsc.listener.answers.size() == 2);
        smsc.listener.answers.get(0).accept(MessageResponse.accepted("1"));
        smsc.listener.answers.get(0).accept(MessageResponse.accepted("2"));
        assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x0 2");
        assertThat(smsc.observer.lines).containsExactly("answer dropped");
        esme.socket().close();
        await().until(() -> !smsc.listener.ends.isEmpty());
        smsc.listener.answers.get(1).accept(MessageResponse.accepted("3"));
        await().until(() ->
                smsc.observer.lines.stream().filter("answer dropped"::equals).count() == 2);
    }

    @Test
    void shouldAnswerAResponseThatCannotBeCarriedAsASystemErrorAndTellItsOwner() throws IOException {
        smsc.listener.holding = true;
        esme.send(Frames.text("1", "2", "x").pdu(Command.SUBMIT_SM, 2));
        await().until(() -> smsc.listener.answers.size() == 1);
        Response tooLong = MessageResponse.accepted("i".repeat(65));
        assertThatThrownBy(() -> smsc.listener.answers.get(0).accept(tooLong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(esme.read().line()).isEqualTo("SUBMIT_SM_RESP 0x8 2");
    }

    @Test
    void shouldRefuseToSendWhatDoesNotBelongOrCannotBeCarried() {
        assertThatThrownBy(() -> session.send(Tests.submit("x"), results::add))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.send(Tests.deliver("x".repeat(256)), results::add))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(results).isEmpty();
    }

    @Test
    void shouldTellThatNothingWasAnsweredWhenTheConnectionGoes() throws IOException {
        session.send(Tests.deliver("x"), results::add);
        esme.read();
        esme.socket().close();
        await().until(() -> results.equals(List.of(new Unanswered(Doubt.CONNECTION_LOST))));
        session.send(Tests.deliver("y"), results::add);
        await().until(() -> results.contains(new NotSent(Obstacle.NOT_BOUND)));
        assertThat(session.room()).isZero();
    }

    @Test
    void shouldBeginAgainAtOneAfterTheLastSequenceNumberAndSkipWhatWaits() {
        SentRequests sent = new SentRequests();
        SentRequests.Sent request = new SentRequests.Sent(Command.SUBMIT_SM, 0, 10, true, result -> {});
        assertThat(sent.add(request)).isEqualTo(1);
        sent.startAfter(0x7FFFFFFE);
        assertThat(IntStream.range(0, 3).map(i -> sent.add(request))).containsExactly(0x7FFFFFFF, 2, 3);
        assertThat(sent.windowed()).isEqualTo(4);
        assertThat(sent.expire(10)).hasSize(4);
        assertThat(sent.windowed()).isZero();
        assertThat(sent.stray(Command.SUBMIT_SM_RESP, 2)).isEqualTo(SmppObserver.Stray.LATE);
    }

    @Test
    void shouldKeepTheOrderOfOneThread() throws IOException {
        for (int i = 0; i < TestServer.WINDOW; i++) {
            session.send(Tests.deliver(String.valueOf(i)), results::add);
        }
        List<Integer> sequences =
                read(TestServer.WINDOW).stream().map(Pdu::sequence).toList();
        assertThat(sequences).isSorted();
        assertThat(session.bindType()).isEqualTo(BindType.TRANSCEIVER);
    }

    private List<Pdu> read(int count) throws IOException {
        List<Pdu> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(esme.read());
        }
        return all;
    }
}
