package io.silkroam.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.request.QueryOutcome;
import io.silkroam.messaging.request.ReceiptOutcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a gateway finds that was killed at the worst moment. */
abstract class RestartContract extends EngineContract {

    @Test
    void shouldSendWhatWaitedAndNeverMarkIt() {
        carrier.room(Sms.LINK, 0);
        bench.accept(Sms.hello().parts(2));
        restartAfterKill();
        carrier.room(Sms.LINK, 10);

        eventually(() -> assertThat(texts(carrier.messages())).containsExactlyInAnyOrder("part 1", "part 2"));
        assertThat(carrier.messages()).noneMatch(Delivery::possiblyRepeated);
    }

    @Test
    void shouldMarkWhatWasUnderWay() {
        carrier.answering(delivery -> Optional.empty());
        MessageId id = bench.accept(Sms.hello());
        eventually(() -> assertThat(carrier.open()).hasSize(1));
        carrier.answering(FakeCarrier::taken);

        restartAfterKill();

        eventually(() -> assertThat(carrier.messages()).hasSize(2));
        Delivery again = carrier.messages().get(1);
        assertThat(again.possiblyRepeated()).isTrue();
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.id()).isEqualTo(id);
    }

    @Test
    void shouldNotSendAgainWhatAnSmscTookAndMatchItsReceipt() {
        MessageId id = bench.accept(Sms.hello());
        eventually(() -> assertThat(bench.engine().inFlight()).isZero());

        restartAfterKill();

        assertThat(bench.receipt("A" + id, MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.MATCHED);
        onlyReceipt();
        assertThat(carrier.messages()).hasSize(1);
    }

    @Test
    void shouldOfferAReceiptAgainThatWasUnderWay() {
        carrier.answering(delivery -> delivery.receipt().isPresent() ? Optional.empty() : FakeCarrier.taken(delivery));
        MessageId id = bench.accept(Sms.hello());
        eventually(() ->
                assertThat(bench.receipt("A" + id, MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.MATCHED));
        eventually(() -> assertThat(carrier.open()).hasSize(1));
        carrier.answering(FakeCarrier::taken);

        restartAfterKill();

        eventually(() -> assertThat(carrier.receipts()).hasSize(2));
        assertThat(carrier.receipts().get(1).possiblyRepeated()).isTrue();
        eventually(() -> assertThat(bench.query(id)).isInstanceOf(QueryOutcome.Found.class));
    }

    @Test
    void shouldNotTryADatagramTwice() {
        carrier.answering(delivery -> Optional.empty());
        MessageId id = bench.accept(Sms.hello().mode(DeliveryMode.DATAGRAM));
        eventually(() -> assertThat(carrier.open()).hasSize(1));

        restartAfterKill();

        eventually(() -> assertThat(bench.query(id))
                .isEqualTo(new QueryOutcome.Found(MessageState.UNDELIVERABLE, Optional.of(START), "")));
        assertThat(carrier.messages()).hasSize(1);
    }

    @Test
    void shouldGiveBackWhatWasPaidForAMessageThatWasNeverAcknowledged() {
        payments.answering(new CompletableFuture<>());
        CompletableFuture<AcceptOutcome> answer =
                bench.send(Sms.hello().from(Party.service("paid")).parts(2));
        eventually(() -> assertThat(bench.engine().waiting()).isZero());

        restartAfterKill();

        eventually(() -> assertThat(payments.refunds()).hasSize(1));
        assertThat(answer).isNotDone();
        assertThat(carrier.messages()).isEmpty();
        MessageId id = payments.refunds().iterator().next();
        eventually(() -> assertThat(bench.query(Party.service("paid"), id)).isInstanceOf(QueryOutcome.NotFound.class));
    }

    @Test
    void shouldIgnoreAResultThatComesAfterTheTakeover() {
        carrier.answering(delivery -> Optional.empty());
        bench.accept(Sms.hello());
        eventually(() -> assertThat(carrier.open()).hasSize(1));
        carrier.answering(FakeCarrier::taken);
        restartAfterKill();
        eventually(() -> assertThat(carrier.messages()).hasSize(2));

        carrier.answerOpen(new CarryResult.Unanswered());

        eventually(() -> assertThat(bench.engine().inFlight()).isZero());
        assertThat(carrier.messages()).hasSize(2);
    }

    @Test
    void shouldKeepNumbersGrowingOverRestarts() {
        MessageId before = bench.accept(Sms.hello());
        restartAfterKill();
        assertThat(bench.accept(Sms.hello())).isGreaterThan(before);
    }
}
