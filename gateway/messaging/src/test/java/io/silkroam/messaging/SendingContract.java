package io.silkroam.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.port.Routing;
import io.silkroam.messaging.request.DeadLetter;
import io.silkroam.messaging.request.QueryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** From submission to the SMSC: queues, retries, validity, modes, order, payments. */
abstract class SendingContract extends EngineContract {

    private static final QueryOutcome ENROUTE = new QueryOutcome.Found(MessageState.ENROUTE, Optional.empty(), "");

    private void refuseOnce(FailureClass failure) {
        carrier.answering(delivery -> delivery.receipt().isEmpty() && delivery.attempt() == 1
                ? Optional.of(Bench.refused(failure))
                : FakeCarrier.taken(delivery));
    }

    private static QueryOutcome found(MessageState state, Instant at, String error) {
        return new QueryOutcome.Found(state, Optional.of(at), error);
    }

    @Test
    void shouldCarryWhatItAcceptedAndGiveGrowingIds() {
        MessageId first = bench.accept(Sms.hello());
        MessageId second = bench.accept(Sms.hello().parts(3));
        MessageId third = bench.accept(Sms.hello());

        eventually(() -> assertThat(carrier.messages()).hasSize(5));
        assertThat(second).isGreaterThan(first);
        assertThat(third.value()).isGreaterThanOrEqualTo(second.value() + 3);
        assertThat(texts(carrier.messages())).contains("Hello", "part 1", "part 2", "part 3");
        assertThat(bench.query(second)).isEqualTo(ENROUTE);
    }

    @Test
    void shouldKeepWhatHasNoRoomAndSendItByPriorityWhenRoomCame() {
        carrier.room(Sms.LINK, 0);
        bench.accept(Sms.hello().saying("normal"));
        bench.accept(Sms.hello().saying("also normal"));
        bench.accept(Sms.hello().saying("urgent").priority(3));
        assertThat(bench.engine().queueDepths()).isEqualTo(Map.of(Sms.LINK, 3L));

        carrier.room(Sms.LINK, 1);
        bench.engine().roomAt(Sms.LINK);

        eventually(() -> assertThat(texts(carrier.messages())).containsExactly("urgent", "normal", "also normal"));
        eventually(() -> assertThat(bench.engine().queueDepths()).isEmpty());
    }

    @Test
    void shouldTryAgainLaterAfterATemporaryRefusal() {
        refuseOnce(FailureClass.TEMPORARY);
        MessageId id = bench.accept(Sms.hello());
        attempts(1);
        assertThat(bench.query(id)).isEqualTo(ENROUTE);

        clock.pass(Duration.ofSeconds(30));

        eventually(() -> assertThat(carrier.messages()).hasSize(2));
        assertThat(carrier.messages().get(1).attempt()).isEqualTo(2);
        assertThat(carrier.messages().get(1).possiblyRepeated()).isFalse();
        assertThat(carrier.messages().get(1).userData()).isEqualTo(Sms.text("Hello"));
    }

    @Test
    void shouldPauseTheLinkAndNotAgeTheMessageWhenThrottled() {
        boolean[] calm = new boolean[1];
        carrier.answering(
                delivery -> calm[0] ? FakeCarrier.taken(delivery) : Optional.of(Bench.refused(FailureClass.THROTTLED)));
        bench.accept(Sms.hello());
        eventually(() -> assertThat(carrier.messages().size()).isGreaterThanOrEqualTo(3));
        calm[0] = true;

        eventually(() -> assertThat(bench.engine().queueDepths()).isEmpty());
        assertThat(carrier.messages()).allMatch(delivery -> delivery.attempt() == 1);
    }

    @Test
    void shouldTakeTheNextRouteWhenOneRefusesForGood() {
        Party other = Party.link("other");
        routed(Bench.toLink(Sms.LINK, other));
        carrier.answering(delivery -> delivery.to().equals(Sms.LINK)
                ? Optional.of(Bench.refused(FailureClass.ROUTE))
                : FakeCarrier.taken(delivery));

        bench.accept(Sms.hello());

        eventually(() -> assertThat(carrier.messages()).extracting(Delivery::to).containsExactly(Sms.LINK, other));
        assertThat(carrier.messages().get(1).attempt()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpWhatWillNeverWorkTellTheSenderAndKeepADeadLetter() {
        carrier.answering(delivery -> delivery.receipt().isEmpty()
                ? Optional.of(Bench.refused(FailureClass.PERMANENT))
                : FakeCarrier.taken(delivery));
        MessageId id = bench.accept(Sms.hello());

        Delivery receipt = onlyReceipt();
        assertThat(receipt.to()).isEqualTo(Sms.PARTNER);
        assertThat(receipt.receipt().orElseThrow().state()).isEqualTo(MessageState.UNDELIVERABLE);
        assertThat(receipt.receipt().orElseThrow().error()).isEqualTo("020");
        eventually(() -> assertThat(bench.query(id)).isEqualTo(found(MessageState.UNDELIVERABLE, START, "020")));
        List<DeadLetter> dead = bench.engine().deadLetters(Optional.of(Sms.PARTNER), Optional.empty(), 10);
        assertThat(dead).extracting(DeadLetter::id).containsExactly(id);
        assertThat(bench.engine().deadLetters(Optional.empty(), Optional.of(id), 10))
                .isEmpty();
    }

    @Test
    void shouldSendADeadLetterOnceMoreAndTellItsSenderNothingNew() {
        carrier.answering(delivery -> delivery.receipt().isEmpty()
                ? Optional.of(Bench.refused(FailureClass.PERMANENT))
                : FakeCarrier.taken(delivery));
        MessageId id = bench.accept(Sms.hello());
        eventually(() -> assertThat(bench.query(id)).isInstanceOf(QueryOutcome.Found.class));
        onlyReceipt();
        carrier.answering(FakeCarrier::taken);

        eventually(() -> assertThat(bench.engine().retry(id)).isTrue());

        eventually(() -> assertThat(carrier.messages()).hasSize(2));
        // Else the receipt may come before the id it is about, and the clock stands.
        attempts(3);
        bench.receipt("A" + id, MessageState.DELIVERED);
        eventually(() -> assertThat(bench.query(id)).isEqualTo(found(MessageState.DELIVERED, START, "000")));
        assertThat(carrier.receipts()).hasSize(1);
        assertThat(bench.engine().retry(id)).isFalse();
    }

    @Test
    void shouldMarkWhatMayHaveArrivedWhenItIsSentAgain() {
        carrier.answering(delivery ->
                delivery.attempt() == 1 ? Optional.of(new CarryResult.Unanswered()) : FakeCarrier.taken(delivery));
        bench.accept(Sms.hello());
        attempts(1);
        clock.pass(Duration.ofSeconds(10));

        eventually(() -> assertThat(carrier.messages())
                .extracting(Delivery::possiblyRepeated)
                .containsExactly(false, true));
    }

    @Test
    void shouldNotCountAnAttemptThatDidNotLeave() {
        int[] times = new int[1];
        carrier.answering(
                delivery -> times[0]++ == 0 ? Optional.of(new CarryResult.NotSent()) : FakeCarrier.taken(delivery));
        bench.accept(Sms.hello());
        eventually(() -> {
            clock.pass(Duration.ofMillis(50));
            assertThat(carrier.messages()).hasSize(2);
        });
        assertThat(carrier.messages().get(1).attempt()).isEqualTo(1);
        assertThat(carrier.messages().get(1).possiblyRepeated()).isFalse();
    }

    @Test
    void shouldEndWhatIsPastItsValidityAndTellTheSender() {
        carrier.room(Sms.LINK, 0);
        MessageId id = bench.accept(Sms.hello().validUntil(START.plusSeconds(60)));
        clock.pass(Duration.ofSeconds(61));

        assertThat(onlyReceipt().receipt().orElseThrow().state()).isEqualTo(MessageState.EXPIRED);
        assertThat(carrier.messages()).isEmpty();
        eventually(() -> assertThat(bench.query(id)).isEqualTo(found(MessageState.EXPIRED, START.plusSeconds(61), "")));
    }

    @Test
    void shouldRefuseWhatIsExpiredOrHasNoRouteAndKeepNothing() {
        assertThat(bench.submit(Sms.hello().validUntil(START.minusSeconds(1))))
                .isEqualTo(new AcceptOutcome.Refused(Reason.EXPIRED));
        assertThat(bench.submit(Sms.hello().scheduled(START.plusSeconds(60)).validUntil(START.plusSeconds(59))))
                .isEqualTo(new AcceptOutcome.Refused(Reason.EXPIRED));
        routed(submission -> new Routing.Answer.Nowhere(Reason.NO_ROUTE));
        assertThat(bench.submit(Sms.hello())).isEqualTo(new AcceptOutcome.Refused(Reason.NO_ROUTE));
        assertThat(carrier.carried()).isEmpty();
    }

    @Test
    void shouldSendAScheduledMessageAtItsTime() {
        MessageId id = bench.accept(Sms.hello().scheduled(START.plusSeconds(3600)));
        assertThat(bench.query(id)).isEqualTo(new QueryOutcome.Found(MessageState.SCHEDULED, Optional.empty(), ""));
        assertThat(carrier.messages()).isEmpty();

        clock.pass(Duration.ofHours(1));

        eventually(() -> assertThat(carrier.messages()).hasSize(1));
    }

    @Test
    void shouldTryADatagramOnceAndSayNothing() {
        carrier.answering(delivery -> Optional.of(Bench.refused(FailureClass.TEMPORARY)));
        MessageId id = bench.accept(Sms.hello().mode(DeliveryMode.DATAGRAM));

        eventually(() -> assertThat(bench.query(id)).isEqualTo(found(MessageState.UNDELIVERABLE, START, "020")));
        clock.pass(Duration.ofHours(1));
        assertThat(carrier.carried()).hasSize(1);
    }

    @Test
    void shouldAnswerATransactionWhenItWasTaken() {
        carrier.answering(delivery -> Optional.empty());
        CompletableFuture<AcceptOutcome> answer = bench.send(Sms.hello().mode(DeliveryMode.TRANSACTION));
        eventually(() -> assertThat(carrier.open()).hasSize(1));
        assertThat(answer).isNotDone();

        carrier.answerOpen(new CarryResult.Taken(Optional.of("77")));

        assertThat(Bench.await(answer)).isInstanceOf(AcceptOutcome.Accepted.class);
    }

    @Test
    void shouldAnswerATransactionNotDeliveredWhenItsOnlyAttemptFails() {
        carrier.answering(delivery -> Optional.of(Bench.refused(FailureClass.TEMPORARY)));

        assertThat(bench.submit(Sms.hello().mode(DeliveryMode.TRANSACTION).registered(0)))
                .isInstanceOf(AcceptOutcome.NotDelivered.class);
    }

    @Test
    void shouldKeepTheOrderOfADestinationWhereAskedEvenOverARetry() {
        refuseOnce(FailureClass.TEMPORARY);
        for (int i = 1; i <= 3; i++) {
            bench.accept(Sms.hello().saying("message " + i).ordered());
        }
        bench.accept(Sms.hello().to("31699999999").saying("elsewhere").ordered());
        eventually(() -> assertThat(texts(carrier.messages())).containsExactlyInAnyOrder("message 1", "elsewhere"));
        attempts(2);

        carrier.answering(FakeCarrier::taken);
        clock.pass(Duration.ofMinutes(1));

        eventually(() -> assertThat(texts(carrier.messages()))
                .containsSubsequence("message 1", "message 1", "message 2", "message 3"));
    }

    @Test
    void shouldAcceptAMessageOncePerCause() {
        MessageId id = bench.accept(Sms.hello().because("notice 80 of 7"));

        assertThat(bench.submit(Sms.hello().because("notice 80 of 7")))
                .isEqualTo(new AcceptOutcome.AlreadyAccepted(id));
        bench.accept(Sms.hello().because("notice 100 of 7"));
        eventually(() -> assertThat(carrier.messages()).hasSize(2));
    }

    @Test
    void shouldDeliverToAnAccountWithoutWaitingForAReceipt() {
        routed(Bench.toLink(Party.account("shop")));
        MessageId id = bench.accept(Sms.hello().from(Party.account("partner2")));

        eventually(() -> assertThat(carrier.carried()).hasSize(2));
        assertThat(carrier.receipts().get(0).receipt().orElseThrow().state()).isEqualTo(MessageState.DELIVERED);
        eventually(() -> assertThat(bench.query(Party.account("partner2"), id))
                .isEqualTo(found(MessageState.DELIVERED, START, "")));
    }

    @Test
    void shouldChargeBeforeItAnswersAndSendsOnlyWhatIsPaid() {
        CompletableFuture<Boolean> decision = new CompletableFuture<>();
        payments.answering(decision);
        CompletableFuture<AcceptOutcome> answer = bench.send(Sms.hello().from(Party.service("paid")));
        eventually(() -> assertThat(bench.engine().waiting()).isZero());
        assertThat(answer).isNotDone();
        assertThat(carrier.carried()).isEmpty();

        decision.complete(true);

        MessageId id = ((AcceptOutcome.Accepted) Bench.await(answer)).id();
        eventually(() -> assertThat(carrier.messages()).hasSize(1));
        assertThat(payments.charges(id)).isEqualTo(1);
    }

    @Test
    void shouldKeepNothingOfWhatIsNotPaid() {
        payments.answering(CompletableFuture.completedFuture(false));

        assertThat(bench.submit(Sms.hello().from(Party.service("paid"))))
                .isEqualTo(new AcceptOutcome.Refused(Reason.NOT_PAID));
        assertThat(carrier.carried()).isEmpty();
        assertThat(payments.refunds()).isEmpty();
    }

    @Test
    void shouldRefuseAndGiveBackWhenNobodyKnowsWhetherItWasPaid() {
        payments.answering(CompletableFuture.failedFuture(new IllegalStateException("charging is away")));

        assertThat(bench.submit(Sms.hello().from(Party.service("paid")).parts(2)))
                .isEqualTo(new AcceptOutcome.Refused(Reason.STORE_UNAVAILABLE));
        eventually(() -> assertThat(payments.refunds()).hasSize(1));
        assertThat(carrier.carried()).isEmpty();
    }

    @Test
    void shouldGiveAPaymentBackUntilThatWorksWhenTheMessageFailed() {
        payments.failRefunds(1);
        MessageId id = bench.accept(Sms.hello().from(Party.service("paid")).registered(0));
        eventually(() -> assertThat(carrier.messages()).hasSize(1));
        assertThat(carrier.messages().get(0).message().registeredDelivery()).isEqualTo(1);
        eventually(() -> bench.receipt("A" + id, MessageState.UNDELIVERABLE, "009"));
        eventually(() -> {
            clock.pass(Duration.ofSeconds(30));
            assertThat(payments.refunds()).containsExactly(id);
        });
        eventually(() -> assertThat(bench.query(Party.service("paid"), id))
                .isInstanceOfSatisfying(QueryOutcome.Found.class, found -> assertThat(found.state())
                        .isEqualTo(MessageState.UNDELIVERABLE)));
    }

    @Test
    void shouldForgetFinishedMessagesAfterTheRetention() {
        routed(Bench.toLink(Party.service("keyword")));
        MessageId id = bench.accept(Sms.hello());
        // What is not finished when its age is looked at is looked at again an hour later, and the clock stands.
        attempts(2);

        clock.pass(Duration.ofDays(8));

        eventually(() -> assertThat(bench.query(id)).isInstanceOf(QueryOutcome.NotFound.class));
    }
}
