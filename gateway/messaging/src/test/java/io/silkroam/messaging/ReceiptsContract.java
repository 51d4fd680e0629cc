package io.silkroam.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.messaging.request.UnmatchedReceipt;
import io.silkroam.messaging.store.SmscIdStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every receipt finds its message, and its way to the one it is owed to. */
abstract class ReceiptsContract extends EngineContract {

    private MessageId sent(Sms sms) {
        int before = carrier.messages().size();
        MessageId id = bench.accept(sms);
        eventually(() -> assertThat(carrier.messages())
                .hasSize(before + sms.build().parts().size()));
        eventually(() -> assertThat(bench.engine().inFlight()).isZero());
        return id;
    }

    private static void giving(FakeCarrier carrier, String itsId) {
        carrier.answering(delivery -> delivery.receipt().isPresent()
                ? FakeCarrier.taken(delivery)
                : Optional.of(new CarryResult.Taken(Optional.of(itsId))));
    }

    @Test
    void shouldPassAReceiptOnToTheSender() {
        MessageId id = sent(Sms.hello());

        SmscReceipt receipt = new SmscReceipt(
                "kpn",
                List.of("A" + id),
                Sms.DESTINATION,
                MessageState.DELIVERED,
                Optional.of(START.plusSeconds(5)),
                "000");
        assertThat(bench.receipt(receipt)).isEqualTo(ReceiptOutcome.MATCHED);

        Delivery told = onlyReceipt();
        assertThat(told.to()).isEqualTo(Sms.PARTNER);
        assertThat(told.id()).isEqualTo(id);
        assertThat(told.message().destination()).isEqualTo(Sms.DESTINATION);
        assertThat(told.receipt())
                .contains(new Delivery.Receipt(MessageState.DELIVERED, START.plusSeconds(5), "000", 1));
    }

    /** A clock that jumps makes a message look old that has just been sent: it was sent a second time. */
    @Test
    void shouldNotForgetWhatAnSmscCalledAMessageBeforeThatIsFinished() {
        MessageId id = sent(Sms.hello());

        assertThat(forgetIds()).isZero();
        assertThat(bench.receipt("A" + id, MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.MATCHED);
        onlyReceipt();
        eventually(() -> assertThat(forgetIds()).isPositive());
    }

    private int forgetIds() {
        SmscIdStore ids = new SmscIdStore(database().dialect());
        return database().transact("forget ids", connection -> ids.prune(connection, 0, Long.MAX_VALUE, 100));
    }

    @Test
    void shouldMatchHexadecimalAndDecimalAndLeadingZerosOfOneId() {
        giving(carrier, "00FF");
        sent(Sms.hello());
        assertThat(bench.receipt("ff", MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.MATCHED);
        onlyReceipt();
    }

    @Test
    void shouldTrustTheFirstOfTwoIds() {
        MessageId first = sent(Sms.hello());
        MessageId second = sent(Sms.hello());

        bench.receipt(new SmscReceipt(
                "kpn",
                List.of("A" + second, "A" + first),
                Sms.DESTINATION,
                MessageState.DELIVERED,
                Optional.empty(),
                ""));

        assertThat(onlyReceipt().id()).isEqualTo(second);
    }

    @Test
    void shouldNotMatchTheSameIdOfAnotherLink() {
        MessageId id = sent(Sms.hello());

        assertThat(bench.receipt(new SmscReceipt(
                        "other", List.of("A" + id), Sms.DESTINATION, MessageState.DELIVERED, Optional.empty(), "")))
                .isEqualTo(ReceiptOutcome.PARKED);
        assertThat(carrier.receipts()).isEmpty();
    }

    @Test
    void shouldCountTheSecondOfTwoReceiptsAndKeepTheFirst() {
        MessageId id = sent(Sms.hello());

        assertThat(bench.receipt("A" + id, MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.MATCHED);
        assertThat(bench.receipt("A" + id, MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.REPEATED);
        assertThat(bench.receipt("A" + id, MessageState.UNDELIVERABLE)).isEqualTo(ReceiptOutcome.REPEATED);

        assertThat(onlyReceipt().receipt().orElseThrow().state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void shouldKeepAReceiptThatComesBeforeTheResponse() {
        carrier.answering(delivery -> delivery.receipt().isPresent() ? FakeCarrier.taken(delivery) : Optional.empty());
        bench.accept(Sms.hello());
        eventually(() -> assertThat(carrier.open()).hasSize(1));

        assertThat(bench.receipt("early", MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.PARKED);
        assertThat(bench.engine().unmatchedReceipts()).isEqualTo(1);
        assertThat(bench.engine().unmatchedReceipts(0, 10))
                .extracting(UnmatchedReceipt::receipt)
                .extracting(SmscReceipt::ids)
                .containsExactly(List.of("early"));
        carrier.answerOpen(new CarryResult.Taken(Optional.of("early")));

        eventually(() -> {
            clock.pass(Duration.ofMillis(250));
            assertThat(carrier.receipts()).hasSize(1);
        });
        eventually(() -> assertThat(bench.engine().unmatchedReceipts()).isZero());
    }

    @Test
    void shouldDropAReceiptThatIsNobodysAfterItsTime() {
        bench.receipt("nobody's", MessageState.DELIVERED);
        clock.pass(Duration.ofDays(4));

        eventually(() -> assertThat(bench.engine().unmatchedReceipts()).isZero());
    }

    @Test
    void shouldKeepReceiptsForAnAccountThatIsAway() {
        carrier.room(Sms.PARTNER, 0);
        MessageId id = sent(Sms.hello());
        bench.receipt("A" + id, MessageState.DELIVERED);
        eventually(() -> assertThat(bench.engine().queueDepths()).containsEntry(Sms.PARTNER, 1L));
        restartAfterKill();
        assertThat(carrier.receipts()).isEmpty();

        carrier.room(Sms.PARTNER, 10);
        bench.engine().roomAt(Sms.PARTNER);

        assertThat(onlyReceipt().receipt()).contains(new Delivery.Receipt(MessageState.DELIVERED, START, "000", 1));
        eventually(() -> assertThat(bench.engine().queueDepths()).isEmpty());
    }

    @Test
    void shouldOfferAReceiptAgainUntilTheAccountTakesIt() {
        carrier.answering(delivery -> delivery.receipt().isPresent() && delivery.attempt() == 1
                ? Optional.of(Bench.refused(FailureClass.TEMPORARY))
                : FakeCarrier.taken(delivery));
        MessageId id = sent(Sms.hello());
        bench.receipt("A" + id, MessageState.DELIVERED);
        attempts(2);

        clock.pass(Duration.ofSeconds(30));

        eventually(() ->
                assertThat(carrier.receipts()).extracting(Delivery::attempt).containsExactly(1, 2));
    }

    @Test
    void shouldDropAReceiptThatTheAccountNeverWants() {
        carrier.answering(delivery -> delivery.receipt().isPresent()
                ? Optional.of(Bench.refused(FailureClass.PERMANENT))
                : FakeCarrier.taken(delivery));
        MessageId id = sent(Sms.hello());
        bench.receipt("A" + id, MessageState.DELIVERED);

        onlyReceipt();
        eventually(() -> assertThat(bench.engine().inFlight()).isZero());
        assertThat(bench.engine().queueDepths()).isEmpty();
    }

    @Test
    void shouldSendOneReceiptForAllPartsOnceAllAreDone() {
        MessageId id = sent(Sms.hello().parts(3));
        bench.receipt("A" + id, MessageState.DELIVERED);
        bench.receipt("A" + (id.value() + 2), MessageState.DELIVERED);
        assertThat(carrier.receipts()).isEmpty();

        bench.receipt("A" + (id.value() + 1), MessageState.DELIVERED);

        assertThat(onlyReceipt().receipt()).contains(new Delivery.Receipt(MessageState.DELIVERED, START, "000", 3));
        assertThat(bench.receipt("A" + id, MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.REPEATED);
    }

    @Test
    void shouldSayOfAMessageWhatBecameOfThePartThatFailedFirst() {
        MessageId id = sent(Sms.hello().parts(3));
        bench.receipt("A" + id, MessageState.DELIVERED);
        bench.receipt("A" + (id.value() + 2), MessageState.UNDELIVERABLE, "011");
        clock.pass(Duration.ofSeconds(1));
        bench.receipt("A" + (id.value() + 1), MessageState.EXPIRED, "012");

        assertThat(onlyReceipt().receipt())
                .contains(new Delivery.Receipt(MessageState.UNDELIVERABLE, START.plusSeconds(1), "011", 1));
    }

    @Test
    void shouldTakeOneReceiptForAllPartsThatShareAnId() {
        giving(carrier, "shared");
        sent(Sms.hello().parts(2));

        assertThat(bench.receipt("shared", MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.MATCHED);

        assertThat(onlyReceipt().receipt().orElseThrow().partsDelivered()).isEqualTo(2);
    }

    @Test
    void shouldMatchAnIdUsedAgainToTheNewestMessageToThatDestination() {
        giving(carrier, "again");
        MessageId there = sent(Sms.hello());
        sent(Sms.hello().to("31699999999"));

        bench.receipt("again", MessageState.DELIVERED);

        assertThat(onlyReceipt().id()).isEqualTo(there);
        bench.receipt(new SmscReceipt(
                "kpn",
                List.of("again"),
                new SmsAddress(2, 1, "0699999999"),
                MessageState.DELIVERED,
                Optional.empty(),
                ""));
        eventually(() -> assertThat(carrier.receipts()).hasSize(2));
    }

    @Test
    void shouldTellThatAMessageIsUnderWayOnlyWhereThatWasAskedFor() {
        MessageId silent = sent(Sms.hello());
        MessageId asking = sent(Sms.hello().registered(0x11));

        assertThat(bench.receipt("A" + silent, MessageState.ENROUTE)).isEqualTo(ReceiptOutcome.MATCHED);
        assertThat(bench.receipt("A" + asking, MessageState.ENROUTE)).isEqualTo(ReceiptOutcome.MATCHED);
        bench.engine().roomAt(Sms.PARTNER);

        Delivery notice = onlyReceipt();
        assertThat(notice.id()).isEqualTo(asking);
        assertThat(notice.receipt().orElseThrow().state()).isEqualTo(MessageState.ENROUTE);
        bench.receipt("A" + asking, MessageState.DELIVERED);
        eventually(() -> assertThat(carrier.receipts()).hasSize(2));
    }

    @Test
    void shouldSendFailuresOnlyWhereOnlyThoseAreAskedFor() {
        MessageId first = sent(Sms.hello().registered(2));
        MessageId second = sent(Sms.hello().registered(2));
        bench.receipt("A" + first, MessageState.DELIVERED);
        bench.receipt("A" + second, MessageState.UNDELIVERABLE);

        assertThat(onlyReceipt().id()).isEqualTo(second);
    }

    @Test
    void shouldEndAMessageWhoseReceiptNeverComes() {
        MessageId id = sent(Sms.hello().validUntil(START.plusSeconds(60)));
        clock.pass(Duration.ofSeconds(60).plusHours(1));

        assertThat(onlyReceipt().receipt().orElseThrow().state()).isEqualTo(MessageState.EXPIRED);
        assertThat(carrier.messages()).hasSize(1);
        assertThat(bench.receipt("A" + id, MessageState.DELIVERED)).isEqualTo(ReceiptOutcome.REPEATED);
    }

    @Test
    void shouldTakeTheSmscsTimeOfDelivery() {
        MessageId id = sent(Sms.hello());
        Instant then = Instant.parse("2027-01-31T10:03:00Z");
        bench.receipt(new SmscReceipt(
                "kpn", List.of("A" + id), Sms.DESTINATION, MessageState.DELIVERED, Optional.of(then), ""));

        assertThat(onlyReceipt().receipt().orElseThrow().doneAt()).isEqualTo(then);
    }
}
