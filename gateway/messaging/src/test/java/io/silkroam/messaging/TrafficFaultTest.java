package io.silkroam.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.request.AccountTraffic;
import io.silkroam.store.FaultyDialect;
import io.silkroam.store.FaultyDialect.Fault;
import io.silkroam.store.LaneSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What partners owe when the store fails while a message is accepted: once, or not at all where it is not kept. */
class TrafficFaultTest extends FaultyStore {
    private static final LaneSettings HURRIED = new LaneSettings(
            2,
            10_000,
            200,
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            20);

    @Test
    void shouldCountOnceWhatIsWrittenAgainAfterItsCommitFailed() {
        countsOnce(FaultyDialect.LOST_BEFORE);
        countsOnce(FaultyDialect.CONFLICT);
    }

    @Test
    void shouldCountOnceWhatWasCommittedWithoutAnybodyBeingTold() {
        countsOnce(FaultyDialect.LOST_AFTER);
    }

    private void countsOnce(Fault fault) {
        try (Bench bench = start(Bench.LANES)) {
            long before = messages(bench);
            plantAtCount(fault);

            bench.accept(Sms.hello());

            assertThat(messages(bench)).isEqualTo(before + 1);
        }
    }

    @Test
    void shouldTakeBackWhatItsSenderWasToldIsNotKept() {
        carrier.room(Sms.LINK, 0);
        try (Bench bench = start(HURRIED)) {
            faults.failOpenings(Integer.MAX_VALUE);
            plantAtCount(FaultyDialect.LOST_AFTER);
            CompletableFuture<AcceptOutcome> answer = bench.send(Sms.hello().parts(2));
            assertThat(Bench.await(answer)).isEqualTo(new AcceptOutcome.Refused(Reason.STORE_UNAVAILABLE));
            assertThat(messages(bench)).as("it is on disk by now").isEqualTo(1);

            faults.failOpenings(0);

            EngineContract.eventually(() -> assertThat(messages(bench)).isZero());
            assertThat(bench.engine().queueDepths()).isEmpty();
        }
    }

    /** Answered in the middle of a commit that takes too long, of which nobody hears any more. */
    @Test
    void shouldTakeBackAlsoWhatItsSenderWasToldWhileTheStoreStoodStill() {
        carrier.room(Sms.LINK, 0);
        CompletableFuture<AcceptOutcome> answer = new CompletableFuture<>();
        try (Bench bench = start(HURRIED)) {
            faults.failOpenings(Integer.MAX_VALUE);
            plantAtCount((connection, healthy) -> {
                Bench.await(answer);
                FaultyDialect.LOST_AFTER.at(connection, healthy);
            });
            bench.engine().accept(Sms.hello().build(), answer::complete);
            assertThat(Bench.await(answer)).isEqualTo(new AcceptOutcome.Refused(Reason.STORE_UNAVAILABLE));
            EngineContract.eventually(() -> assertThat(messages(bench)).isEqualTo(1));

            faults.failOpenings(0);

            EngineContract.eventually(() -> assertThat(messages(bench)).isZero());
            assertThat(bench.engine().queueDepths()).isEmpty();
        }
    }

    private void plantAtCount(Fault fault) {
        atChangeOf("SELECT COALESCE(SUM(messages), 0) FROM account_traffic").plant(fault);
    }

    private static long messages(Bench bench) {
        List<AccountTraffic> owed =
                bench.engine().traffic("partner1", TrafficContract.DAY, TrafficContract.DAY.plusDays(1));
        return owed.stream().mapToLong(AccountTraffic::messages).sum();
    }
}
