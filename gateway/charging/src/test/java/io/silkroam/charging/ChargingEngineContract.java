package io.silkroam.charging;

import static io.silkroam.charging.JournalSums.assertBooksBalance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.UsageKind;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.Books;
import io.silkroam.charging.rules.Catalogue;
import io.silkroam.charging.rules.Ccr;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.charging.store.Reach;
import io.silkroam.charging.store.SessionSignal;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.LaneSettings;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What one engine promises on either store. */
abstract class ChargingEngineContract extends EngineContract {

    private static final long GB = 1_000_000_000;
    private static final long MB = 1_000_000;
    private static final Reach HOSTS = new Reach(List.of(Ccr.KPN.host()), List.of());
    private static final Duration AGAIN = Duration.ofSeconds(5);

    @Test
    void shouldAnswerOnlyOnceTheDecisionIsOnDisk() {
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            CompletableFuture<Account> seenAtTheAnswer = new CompletableFuture<>();

            whileTheAccountIsHeld(() -> {
                gateway.engine()
                        .charge(Ccr.initial("s1").wants(1).build(), a -> seenAtTheAnswer.complete(gateway.account()));
                await().until(() -> gateway.engine().waiting() == 0);
                assertThat(seenAtTheAnswer).isNotDone();
            });

            assertThat(Gateway.await(seenAtTheAnswer).sessions()).hasSize(1);
        }
    }

    @Test
    void shouldNotKnowSomebodyWithoutAnAccount() {
        Identity stranger = Identity.imsi("204080000000009");
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            assertThat(gateway.ask(Ccr.initial("s1").about(stranger).wants(1)).result())
                    .isEqualTo(ChargingResult.USER_UNKNOWN);
            assertThatThrownBy(() -> Gateway.await(gateway.engine()
                            .apply(stranger, new AccountChange.Sweep())
                            .toCompletableFuture()))
                    .hasCauseInstanceOf(UnknownSubscriberException.class)
                    .hasMessageNotContaining(stranger.text());
            assertThat(gateway.engine().find(stranger)).isEmpty();
        }
    }

    /** One account that is broken must not keep care from all others. */
    @Test
    void shouldFindAccountsTogetherWithoutThoseThatCannotBeRead() {
        SubscriberId known = new SubscriberId(Gateway.SUBSCRIBER);
        SubscriberId broken = new SubscriberId(Gateway.SUBSCRIBER + 1);
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.engine()
                    .open(List.of(
                            new ChargingEngine.NewSubscriber(broken, new Imsi("204080000000077"), Optional.empty())));
            database().transact("break an account", connection -> {
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE account SET body = ? WHERE subscriber_id = ?")) {
                    update.setBytes(1, new byte[] {127});
                    update.setLong(2, broken.value());
                    return update.executeUpdate();
                }
            });

            assertThat(gateway.engine().findAll(List.of(known, broken, new SubscriberId(4711))))
                    .containsExactly(Map.entry(known, gateway.account()));
        }
    }

    @Test
    void shouldServeOneAccountByEachOfItsNames() {
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            gateway.ask(Ccr.initial("s1").wants(1));
            gateway.ask(Ccr.update("s1", 1).about(Gateway.NUMBER).used(1, 5 * MB));
            gateway.ask(Ccr.termination("s1", 2).reports(1, 7 * MB));

            assertThat(gateway.account().sessions()).isEmpty();
            assertBooksBalance(database(), gateway.account(), GB, 12 * MB);
        }
    }

    @Test
    void shouldAnswerARepeatAfterARestartAsBeforeAndChargeNothing() {
        Ccr update = Ccr.update("s1", 1).used(1, 30 * MB);
        CreditControlAnswer before;
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            gateway.ask(Ccr.initial("s1").wants(1));
            before = gateway.ask(update);
        }
        clock.pass(Duration.ofMinutes(1));
        try (Gateway restarted = Gateway.on(database(), clock)) {
            assertThat(restarted.ask(update)).isEqualTo(before);
            assertThat(restarted.buy(Catalogue.WECHAT_GO, "order-1")).isFalse();
            assertBooksBalance(database(), restarted.account(), GB, 30 * MB);
        }
    }

    @Test
    void shouldAnswerARepeatOfALongClosedSessionFromItsSpilledMemory() {
        ChargingSettings small = rememberingOneClosedSession();
        Ccr last = Ccr.termination("s1", 1).reports(1, 3 * MB);
        try (Gateway gateway =
                Gateway.on(database(), clock, small, Gateway.LANES).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            gateway.ask(Ccr.initial("s1").wants(1));
            CreditControlAnswer before = gateway.ask(last);
            for (int i = 2; i <= 4; i++) {
                gateway.ask(Ccr.initial("s" + i).wants(1));
                gateway.ask(Ccr.termination("s" + i, 1).reports(1, MB));
            }
            clock.pass(Duration.ofHours(23));

            assertThat(gateway.account().closed().list())
                    .extracting(ClosedSession::id)
                    .containsExactly("s4");
            assertThat(gateway.ask(last)).isEqualTo(before);
            try (Gateway restarted = Gateway.on(database(), clock, small, Gateway.LANES)) {
                assertThat(restarted.ask(last)).isEqualTo(before);
            }
            assertBooksBalance(database(), gateway.account(), GB, 6 * MB);
        }
    }

    @Test
    void shouldServeParallelSessionsOfOneSim() {
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            for (int step = 0; step < 4; step++) {
                List<CompletableFuture<CreditControlAnswer>> answers = new ArrayList<>();
                for (int session = 0; session < 16; session++) {
                    Ccr request = step == 0
                            ? Ccr.initial("s" + session).wants(1)
                            : Ccr.update("s" + session, step).used(1, 4 * MB);
                    answers.add(gateway.send(session % 2 == 0 ? request : request.about(Gateway.NUMBER)));
                }
                answers.forEach(
                        answer -> assertThat(Gateway.await(answer).result()).isEqualTo(ChargingResult.SUCCESS));
            }
            assertBooksBalance(database(), gateway.account(), GB, 3L * 16 * 4 * MB);
        }
    }

    @Test
    void shouldRaiseASignalAtAPurchaseThatIsClaimedOnceAndSettledByTheUpdate() {
        SessionSignals signals = new SessionSignals(database(), clock, AGAIN);
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            gateway.ask(Ccr.initial("s1").wants(1));
            assertThat(gateway.signalsRaised()).isZero();

            gateway.buy(Catalogue.WECHAT_GO, "order-2");

            await().until(() -> gateway.signalsRaised() == 1);
            assertThat(signals.claim(new Reach(List.of("pgw.elsewhere.example"), List.of())))
                    .isEmpty();
            assertThat(signals.claim(HOSTS)).singleElement().satisfies(signal -> {
                assertThat(signal.kind()).isEqualTo(SignalKind.RAR);
                assertThat(signal.target().sessionId()).isEqualTo("s1");
            });
            assertThat(signals.claim(HOSTS)).isEmpty();
            clock.pass(AGAIN);
            assertThat(signals.claim(HOSTS)).extracting(SessionSignal::attempts).containsExactly(2);

            gateway.ask(Ccr.update("s1", 1).used(1, MB));
            clock.pass(AGAIN);
            assertThat(signals.claim(HOSTS)).isEmpty();
        }
    }

    @Test
    void shouldAskForTheEndOfASessionInsteadOfItsUpdateOnceTheSimIsLost() {
        SessionSignals signals = new SessionSignals(database(), clock, AGAIN);
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            gateway.ask(Ccr.initial("s1").wants(1));
            gateway.buy(Catalogue.WECHAT_GO, "order-2");
            gateway.status(AccountStatus.LOST);
            gateway.buy(Catalogue.WECHAT_GO, "order-3");

            assertThat(signals.claim(HOSTS)).extracting(SessionSignal::kind).containsExactly(SignalKind.ASR);
            gateway.ask(Ccr.termination("s1", 1).reports(1, MB));
            clock.pass(AGAIN);
            assertThat(signals.claim(HOSTS)).isEmpty();
        }
    }

    @Test
    void shouldCloseASilentSessionAndStillChargeItsLateReport() {
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            gateway.ask(Ccr.initial("s1").wants(1));
            clock.pass(
                    ChargingSettings.defaults().validityTime().multipliedBy(2).minusSeconds(60));
            gateway.ask(Ccr.initial("s2").wants(1));
            clock.pass(Duration.ofMinutes(2));

            await().until(() -> gateway.account().sessions().size() == 1);
            assertThat(gateway.account().sessions().get(0).id()).isEqualTo("s2");
            assertThat(JournalSums.of(database()).count(UsageKind.SESSION_CLOSED))
                    .isEqualTo(1);

            gateway.ask(Ccr.termination("s1", 1).reports(1, 9 * MB));
            assertBooksBalance(database(), gateway.account(), GB, 9 * MB);
        }
    }

    @Test
    void shouldLetAPlanLapseOnceItsTimeIsOver() {
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            gateway.ask(Ccr.initial("s1").wants(1));
            gateway.ask(Ccr.termination("s1", 1).reports(1, MB));
            clock.pass(Duration.ofDays(16));

            await().until(() -> gateway.account().subscriptions().isEmpty());
            assertThat(JournalSums.of(database()).quantity(UsageKind.EXPIRY)).isEqualTo(GB - MB);
            assertBooksBalance(database(), gateway.account(), GB, MB);
        }
    }

    @Test
    void shouldAnswerTooBusyAtOnceWhenTheQueueIsFull() {
        LaneSettings narrow = new LaneSettings(
                1,
                2,
                100,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                5);
        try (Gateway gateway = Gateway.on(database(), clock, ChargingSettings.defaults(), narrow)
                .withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            List<CompletableFuture<CreditControlAnswer>> answers = new ArrayList<>();

            whileTheAccountIsHeld(() -> {
                answers.add(gateway.send(Ccr.initial("s0").wants(1)));
                await().until(() -> gateway.engine().waiting() == 0);
                answers.add(gateway.send(Ccr.initial("s1").wants(1)));
                answers.add(gateway.send(Ccr.initial("s2").wants(1)));

                assertThat(gateway.send(Ccr.initial("s3").wants(1)))
                        .isCompletedWithValue(CreditControlAnswer.of(ChargingResult.TOO_BUSY));
                assertThat(gateway.engine()
                                .apply(Gateway.SIM, new AccountChange.Sweep())
                                .toCompletableFuture())
                        .isCompletedExceptionally();
            });

            answers.forEach(answer -> assertThat(Gateway.await(answer).result()).isEqualTo(ChargingResult.SUCCESS));
            assertThat(gateway.account().sessions()).hasSize(3);
        }
    }

    @Test
    void shouldAnswerARequestOnceEvenIfItIsDecidedAfterItWasGivenUp() {
        // It must still outlast a pause of the machine, which would have the purchase before refused.
        LaneSettings impatient = new LaneSettings(
                1,
                10,
                100,
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                5);
        Queue<ChargingResult> answers = new ConcurrentLinkedQueue<>();
        try (Gateway gateway = Gateway.on(database(), clock, ChargingSettings.defaults(), impatient)
                .withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");

            whileTheAccountIsHeld(() -> {
                gateway.engine().charge(Ccr.initial("s1").wants(1).build(), a -> answers.add(a.result()));
                await().until(() -> !answers.isEmpty());
            });

            await().until(() -> !gateway.account().sessions().isEmpty());
        }
        assertThat(answers).containsExactly(ChargingResult.TOO_BUSY);
    }

    @Test
    void shouldLeaveNothingBrokenWhenClosedDuringASweep() {
        try (Gateway gateway = Gateway.on(database(), clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            for (int i = 0; i < 10; i++) {
                gateway.ask(Ccr.initial("s" + i).wants(1));
                clock.pass(Duration.ofHours(3));
                try (Gateway other = Gateway.on(database(), clock)) {
                    await().until(() -> other.account().sessions().isEmpty());
                }
            }
            assertBooksBalance(database(), gateway.account(), GB, 0);
        }
    }

    private static ChargingSettings rememberingOneClosedSession() {
        return Books.bounded(new ChargingSettings.Bounds(8, 1, 32, 64, 64));
    }
}
