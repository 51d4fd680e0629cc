package io.silkroam.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.request.CancelCommand;
import io.silkroam.messaging.request.CancelOutcome;
import io.silkroam.messaging.request.QueryOutcome;
import io.silkroam.messaging.request.ReplaceCommand;
import io.silkroam.messaging.request.ReplaceOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** query_sm, cancel_sm, replace_sm and replace_if_present, SMPP 3.4 §4.8 to §4.10 and §5.2.18. */
abstract class RequestsContract extends EngineContract {

    private CancelOutcome cancel(Optional<String> id) {
        return cancel(Sms.PARTNER, id, Sms.DESTINATION);
    }

    private CancelOutcome cancel(Party from, Optional<String> id, SmsAddress destination) {
        return Bench.await(bench.engine()
                .cancel(from, new CancelCommand(id, Sms.SOURCE, destination, ""))
                .toCompletableFuture());
    }

    private ReplaceOutcome replace(MessageId id, String... texts) {
        return replace(id, Optional.empty(), texts);
    }

    private ReplaceOutcome replace(MessageId id, Optional<Instant> validUntil, String... texts) {
        return Bench.await(bench.engine()
                .replace(
                        Sms.PARTNER,
                        new ReplaceCommand(
                                id.toString(),
                                Sms.SOURCE,
                                Optional.empty(),
                                validUntil,
                                1,
                                List.of(texts).stream().map(Sms::text).toList()))
                .toCompletableFuture());
    }

    private void openUp() {
        carrier.room(Sms.LINK, 10);
        bench.engine().roomAt(Sms.LINK);
    }

    private MessageId waiting(Sms sms) {
        carrier.room(Sms.LINK, 0);
        return bench.accept(sms);
    }

    @Test
    void shouldTellNobodyElseOfAMessage() {
        MessageId id = waiting(Sms.hello());

        assertThat(bench.query(Party.account("other"), id)).isInstanceOf(QueryOutcome.NotFound.class);
        assertThat(Bench.await(bench.engine()
                        .query(Sms.PARTNER, id.toString(), new SmsAddress(5, 0, "Other"))
                        .toCompletableFuture()))
                .isInstanceOf(QueryOutcome.NotFound.class);
        assertThat(Bench.await(
                        bench.engine().query(Sms.PARTNER, "ffee-11", Sms.SOURCE).toCompletableFuture()))
                .isInstanceOf(QueryOutcome.NotFound.class);
    }

    @Test
    void shouldCancelAWaitingMessageByItsId() {
        MessageId id = waiting(Sms.hello().parts(2));

        assertThat(cancel(Party.account("other"), Optional.of(id.toString()), Sms.DESTINATION))
                .isEqualTo(CancelOutcome.NOT_FOUND);
        assertThat(cancel(Optional.of(id.toString()))).isEqualTo(CancelOutcome.CANCELLED);

        assertThat(onlyReceipt().receipt().orElseThrow().state()).isEqualTo(MessageState.DELETED);
        eventually(() -> assertThat(cancel(Optional.of(id.toString()))).isEqualTo(CancelOutcome.NOT_FOUND));
        openUp();
        assertThat(bench.engine().queueDepths()).isEmpty();
        assertThat(carrier.messages()).isEmpty();
    }

    @Test
    void shouldCancelAllThatWaitForADestinationWhereNoIdIsGiven() {
        MessageId first = waiting(Sms.hello());
        MessageId second = waiting(Sms.hello());
        MessageId other = waiting(Sms.hello().to("31699999999").saying("other"));

        assertThat(cancel(Optional.empty())).isEqualTo(CancelOutcome.CANCELLED);

        assertThat(bench.query(first)).isEqualTo(new QueryOutcome.Found(MessageState.DELETED, Optional.of(START), ""));
        assertThat(bench.query(second)).isEqualTo(new QueryOutcome.Found(MessageState.DELETED, Optional.of(START), ""));
        assertThat(bench.query(other)).isEqualTo(new QueryOutcome.Found(MessageState.ENROUTE, Optional.empty(), ""));
        openUp();
        eventually(() -> assertThat(texts(carrier.messages())).containsExactly("other"));
    }

    @Test
    void shouldNotCancelWhatWasSent() {
        MessageId id = bench.accept(Sms.hello());
        eventually(() -> assertThat(carrier.messages()).hasSize(1));

        assertThat(cancel(Optional.of(id.toString()))).isEqualTo(CancelOutcome.TOO_LATE);
        assertThat(cancel(Optional.of("4711"))).isEqualTo(CancelOutcome.NOT_FOUND);
    }

    @Test
    void shouldReplaceTheTextOfAWaitingMessage() {
        MessageId id = waiting(Sms.hello());

        assertThat(replace(id, "new")).isEqualTo(ReplaceOutcome.REPLACED);
        assertThat(replace(id, "too", "long")).isEqualTo(ReplaceOutcome.OTHER_LENGTH);
        assertThat(replace(new MessageId(4711), "new")).isEqualTo(ReplaceOutcome.NOT_FOUND);

        openUp();
        eventually(() -> assertThat(texts(carrier.messages())).containsExactly("new"));
        assertThat(replace(id, "later")).isEqualTo(ReplaceOutcome.TOO_LATE);
    }

    /** One that keeps its order had the old validity in the queue: after that it was neither sent nor finished. */
    @Test
    void shouldSendWhatIsValidForLongerNow() {
        MessageId plain = waiting(Sms.hello().validUntil(START.plusSeconds(60)));
        MessageId ordered = waiting(Sms.hello().ordered().validUntil(START.plusSeconds(60)));
        Optional<Instant> longer = Optional.of(START.plusSeconds(600));
        assertThat(replace(plain, longer, "plain")).isEqualTo(ReplaceOutcome.REPLACED);
        assertThat(replace(ordered, longer, "ordered")).isEqualTo(ReplaceOutcome.REPLACED);

        clock.pass(Duration.ofMinutes(2));
        openUp();

        eventually(() -> assertThat(texts(carrier.messages())).containsExactlyInAnyOrder("plain", "ordered"));
    }

    @Test
    void shouldReplaceWhatWaitsWhereTheNewMessageAsksForIt() {
        MessageId old = waiting(Sms.hello().registered(0));
        MessageId fresh = waiting(Sms.hello().saying("instead").replacing());

        assertThat(bench.query(old)).isEqualTo(new QueryOutcome.Found(MessageState.DELETED, Optional.of(START), ""));
        assertThat(bench.query(fresh)).isEqualTo(new QueryOutcome.Found(MessageState.ENROUTE, Optional.empty(), ""));
        openUp();
        eventually(() -> assertThat(texts(carrier.messages())).containsExactly("instead"));
    }
}
