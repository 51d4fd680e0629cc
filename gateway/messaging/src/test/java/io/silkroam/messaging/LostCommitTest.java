package io.silkroam.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.store.Chain;
import io.silkroam.store.FaultyDialect;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A lane whose commit nobody heard of does its batch again once it has a connection. Meanwhile others, who know only
 * what is on disk, have gone on with its messages.
 */
class LostCommitTest extends FaultyStore {
    private static final Party PAID = Party.service("paid");

    /** The parts were queued by that commit, and sent out of the queue. */
    @Test
    void shouldNotSendAgainWhatWasSentBeforeItsPaymentIsBookedOnceMore() {
        carrier.room(Sms.LINK, 0);
        try (Bench bench = start(Bench.LANES)) {
            faults.failOpenings(Integer.MAX_VALUE);
            AtChange queue = atChangeOfRows("message_due");
            queue.plant(FaultyDialect.LOST_AFTER);
            CompletableFuture<AcceptOutcome> answer =
                    bench.send(Sms.hello().from(PAID).parts(10));
            EngineContract.eventually(() -> assertThat(queue.seen()).isEqualTo(10));

            carrier.room(Sms.LINK, 1_000);
            // The results of some are decided in the lane that has its connection.
            EngineContract.eventually(
                    () -> assertThat(bench.engine().inFlight()).isBetween(1, 9));
            faults.failOpenings(0);

            assertThat(Bench.await(answer)).isInstanceOf(AcceptOutcome.Accepted.class);
            assertThat(carrier.messages())
                    .extracting(Delivery::id)
                    .doesNotHaveDuplicates()
                    .hasSize(10);
        }
    }

    /** It was to go straight on by that commit, was found lying about, and went; without a receipt it is finished. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void shouldNotSendAgainWhatWasFoundLyingAbout(int registeredDelivery) {
        carrier.answering(delivery -> Optional.of(new CarryResult.Taken(Optional.empty())));
        try (Bench bench = start(Bench.LANES)) {
            MessageId before = bench.accept(Sms.hello());
            EngineContract.eventually(
                    () -> assertThat(bench.engine().inFlight()).isZero());
            Sms message = Sms.hello().to(inAnotherLaneThan(before.value() + 1)).registered(registeredDelivery);
            faults.failOpenings(Integer.MAX_VALUE);
            atChangeOfRows("message").plant(FaultyDialect.LOST_AFTER);
            CompletableFuture<AcceptOutcome> answer = bench.send(message);
            EngineContract.eventually(() -> assertThat(carrier.messages()).hasSize(2));
            EngineContract.eventually(
                    () -> assertThat(bench.engine().inFlight()).isZero());
            faults.failOpenings(0);

            assertThat(Bench.await(answer)).isEqualTo(new AcceptOutcome.Accepted(new MessageId(before.value() + 1)));
            assertThat(carrier.messages()).hasSize(2);
            assertThat(carrier.messages().get(1).possiblyRepeated()).isTrue();
        }
    }

    @Test
    void shouldSendEachPartOnceWhoeverIsFaster() {
        try (Bench bench = start(Bench.LANES)) {
            atChangeOfRows("message").plant(FaultyDialect.LOST_AFTER);

            MessageId id = bench.accept(Sms.hello().parts(3));

            EngineContract.eventually(() -> assertThat(carrier.messages())
                    .extracting(delivery -> delivery.id().value())
                    .containsExactlyInAnyOrder(id.value(), id.value() + 1, id.value() + 2));
        }
    }

    /** A number whose messages are taken in by the lane that does not look at what lies about under this id. */
    private static String inAnotherLaneThan(long id) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "316000000" + (10 + i))
                .filter(number -> lane(Chain.of(SmsAddress.international(number))) != lane(id))
                .findFirst()
                .orElseThrow();
    }

    private static int lane(long key) {
        return Math.floorMod(Long.hashCode(key), Bench.LANES.lanes());
    }
}
