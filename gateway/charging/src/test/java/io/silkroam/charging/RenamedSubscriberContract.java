package io.silkroam.charging;

import static io.silkroam.charging.JournalSums.assertBooksBalance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.UsageKind;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.Catalogue;
import io.silkroam.charging.rules.Ccr;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.charging.store.Reach;
import io.silkroam.charging.store.SessionSignal;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.LaneSettings;
import io.silkroam.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of names that subscribers lose and get, on two engines that both know them by heart. */
abstract class RenamedSubscriberContract extends EngineContract {

    private static final long GB = 1_000_000_000;
    private static final long MB = 1_000_000;
    private static final SubscriberId SEVEN = new SubscriberId(Gateway.SUBSCRIBER);
    private static final SubscriberId EIGHT = new SubscriberId(8);
    private static final Identity NEW_SIM = Identity.imsi("204080000000002");
    private static final LaneSettings ONE_LANE = new LaneSettings(
            1,
            1_000,
            100,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            20);

    private Gateway a;
    private Gateway b;

    @BeforeEach
    void start() {
        a = Gateway.on(database(), clock, ChargingSettings.defaults(), ONE_LANE).withSubscriber();
        b = Gateway.on(database(), clock);
        a.buy(Catalogue.WECHAT_GO, "order-1");
    }

    @AfterEach
    void stop() {
        a.close();
        b.close();
    }

    static Stream<Named<Optional<AccountChange>>> changesAfterARename() {
        AccountChange card = new AccountChange.CardChange(new Imsi(NEW_SIM.text()), "swap");
        return Stream.of(
                Named.of("nothing", Optional.empty()),
                Named.of("the card's change", Optional.of(card)),
                Named.of(
                        "a change of status",
                        Optional.of(new AccountChange.StatusChange(AccountStatus.SUSPENDED, "test"))));
    }

    @ParameterizedTest
    @MethodSource("changesAfterARename")
    void shouldNotKnowANameThatWasTakenAwayWhateverIsInTheCaches(Optional<AccountChange> change) {
        Ccr initial = Ccr.initial("s1").wants(1);
        a.ask(initial);
        b.ask(Ccr.update("s1", 1).used(1, MB));

        rename(SEVEN, Set.of(Gateway.SIM), Set.of(NEW_SIM));
        change.ifPresent(c -> assertThat(outcome(a.engine().apply(NEW_SIM, c))).isEqualTo(ChangeOutcome.CHANGED));

        for (Gateway gateway : List.of(a, b)) {
            assertUnknown(gateway, Ccr.initial("s2").wants(1));
            assertUnknown(gateway, Ccr.update("s1", 2).used(1, 2 * MB));
            assertUnknown(gateway, Ccr.termination("s1", 2).reports(1, 2 * MB));
            assertUnknown(gateway, initial);
        }
        assertBooksBalance(database(), account(SEVEN), GB, MB);
    }

    @ParameterizedTest
    @MethodSource("firstRequests")
    void shouldFindOutWithTheFirstRequestOfAnyKind(Ccr first) {
        a.ask(Ccr.initial("s1").wants(1));
        a.status(AccountStatus.SUSPENDED);
        a.status(AccountStatus.ACTIVE);
        b.ask(Ccr.update("s1", 1).used(1, MB));
        a.ask(Ccr.update("s1", 2).used(1, MB));
        rename(SEVEN, Set.of(Gateway.SIM), Set.of(NEW_SIM));
        outcome(b.engine().apply(SEVEN, new AccountChange.CardChange(new Imsi(NEW_SIM.text()), "swap")));

        assertUnknown(a, first);
        assertUnknown(b, first);
        assertBooksBalance(database(), account(SEVEN), GB, 2 * MB);
    }

    static Stream<Named<Ccr>> firstRequests() {
        return Stream.of(
                Named.of("initial", Ccr.initial("s9").wants(1)),
                Named.of("update", Ccr.update("s1", 3).used(1, MB)),
                Named.of("repeat", Ccr.update("s1", 2).used(1, MB)),
                Named.of("refused", Ccr.update("s1", 3).from(Ccr.OTHER).used(1, MB)));
    }

    @Test
    void shouldServeTheNewCardAndEndTheSessionsOfTheOldOne() {
        SessionSignals signals = new SessionSignals(database(), clock, Duration.ofSeconds(5));
        a.ask(Ccr.initial("s1").wants(1));

        rename(SEVEN, Set.of(Gateway.SIM), Set.of(NEW_SIM));
        AccountChange card = new AccountChange.CardChange(new Imsi(NEW_SIM.text()), "swap");
        assertThat(outcome(a.engine().apply(NEW_SIM, card))).isEqualTo(ChangeOutcome.CHANGED);
        assertThat(outcome(b.engine().apply(NEW_SIM, card))).isEqualTo(ChangeOutcome.UNCHANGED);

        assertThat(signals.claim(new Reach(List.of(Ccr.KPN.host()), List.of())))
                .extracting(SessionSignal::kind)
                .containsExactly(SignalKind.ASR);
        assertThat(b.ask(Ccr.initial("s2").about(NEW_SIM).wants(1)).result()).isEqualTo(ChargingResult.SUCCESS);
        b.ask(Ccr.termination("s2", 1).about(Gateway.NUMBER).reports(1, 5 * MB));
        // Each name of a subscriber may lead to another lane, so the journal's last row is not always the latest.
        assertThat(JournalSums.of(database()).rows())
                .filteredOn(row -> row.kind() == UsageKind.USAGE)
                .singleElement()
                .satisfies(row -> assertThat(row.imsi()).isEqualTo(NEW_SIM.text()));
        assertBooksBalance(database(), account(SEVEN), GB, 5 * MB);
    }

    @Test
    void shouldChargeTheNextOwnerOfANumberAndNotTheLast() {
        openEight();
        a.ask(Ccr.initial("s1").about(Gateway.NUMBER).wants(1));
        b.ask(Ccr.update("s1", 1).about(Gateway.NUMBER).used(1, MB));

        rename(SEVEN, Set.of(Gateway.NUMBER), Set.of());
        rename(EIGHT, Set.of(), Set.of(Gateway.NUMBER));

        for (Gateway gateway : List.of(a, b)) {
            String session = gateway == a ? "a" : "b";
            assertThat(gateway.ask(Ccr.initial(session).about(Gateway.NUMBER).wants(1))
                            .result())
                    .isEqualTo(ChargingResult.SUCCESS);
        }
        assertThat(account(EIGHT).sessions()).hasSize(2);
        assertThat(account(SEVEN).sessions()).hasSize(1);
        assertBooksBalance(database(), account(SEVEN), GB, MB);
    }

    @Test
    void shouldTellNamesApartThatWaitInOneBatch() {
        a.ask(Ccr.initial("s1").wants(1));
        rename(SEVEN, Set.of(Gateway.SIM), Set.of(NEW_SIM));
        a.ask(Ccr.initial("s2").about(NEW_SIM).wants(1));
        List<CompletableFuture<CreditControlAnswer>> answers = new ArrayList<>();

        whileTheAccountIsHeld(() -> {
            answers.add(a.send(Ccr.update("s2", 1).about(NEW_SIM).used(1, MB)));
            await().until(() -> a.engine().waiting() == 0);
            answers.add(a.send(Ccr.update("s2", 2).about(NEW_SIM).used(1, MB)));
            answers.add(a.send(Ccr.update("s1", 1).used(1, 7 * MB)));
            answers.add(a.send(Ccr.update("s2", 3).about(Gateway.NUMBER).used(1, MB)));
        });

        assertThat(answers)
                .extracting(answer -> Gateway.await(answer).result())
                .containsExactly(
                        ChargingResult.SUCCESS,
                        ChargingResult.SUCCESS,
                        ChargingResult.USER_UNKNOWN,
                        ChargingResult.SUCCESS);
        assertBooksBalance(database(), account(SEVEN), GB, 3 * MB);
    }

    @Test
    void shouldNotGiveANameThatBelongsToSomebodyAndThenChangeNothing() {
        openEight();

        assertThatThrownBy(() -> rename(EIGHT, Set.of(NEW_SIM), Set.of(Gateway.NUMBER)))
                .isInstanceOfSatisfying(
                        IdentityTakenException.class, e -> assertThat(e.taken()).containsExactly(Gateway.NUMBER))
                .hasMessageNotContaining(Gateway.NUMBER.text());
        assertThatThrownBy(() -> rename(EIGHT, Set.of(Gateway.NUMBER), Set.of()))
                .as("taken from somebody who has not got it")
                .isInstanceOf(StoreException.class);

        assertThat(a.ask(Ccr.initial("s1").about(NEW_SIM).wants(1)).result()).isEqualTo(ChargingResult.SUCCESS);
        assertThat(a.engine().find(Gateway.NUMBER))
                .map(account -> account.subscriberId())
                .contains(SEVEN);
    }

    @Test
    void shouldServeACardOfSeveralImsisAsOneSubscriber() {
        Imsi second = new Imsi("262010000000002");
        Set<Identity> taken = database().transact("open", c -> a.engine()
                .open(
                        c,
                        List.of(new ChargingEngine.NewSubscriber(
                                EIGHT, List.of(new Imsi(NEW_SIM.text()), second), Optional.empty()))));
        assertThat(taken).isEmpty();
        outcome(a.engine().apply(EIGHT, new AccountChange.Purchase("order", Catalogue.WECHAT_GO)));

        b.ask(Ccr.initial("s").about(Identity.imsi(second.digits())).wants(1));

        assertThat(a.engine().find(NEW_SIM)).isEqualTo(a.engine().find(EIGHT));
        assertThat(account(EIGHT).sessions()).hasSize(1);
        assertThat(account(EIGHT).imsi()).isEqualTo(NEW_SIM.text());
        assertThat(a.engine().find(new SubscriberId(99))).isEmpty();
    }

    @Test
    void shouldOpenNothingWhereTheCallersTransactionFails() {
        assertThatThrownBy(() -> database().transact("open", c -> {
                    a.engine()
                            .open(
                                    c,
                                    List.of(new ChargingEngine.NewSubscriber(
                                            EIGHT, new Imsi(NEW_SIM.text()), Optional.empty())));
                    throw new IllegalStateException("the card is not there");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(a.engine().find(EIGHT)).isEmpty();
    }

    @Test
    void shouldSweepAnAccountThatHasNoNameLeft() {
        a.ask(Ccr.initial("s1").wants(1));
        rename(SEVEN, Set.of(Gateway.SIM, Gateway.NUMBER), Set.of());
        clock.pass(Duration.ofDays(16));

        await().until(() -> account(SEVEN).subscriptions().isEmpty());
        assertThat(account(SEVEN).sessions()).isEmpty();
    }

    private void openEight() {
        a.engine().open(List.of(new ChargingEngine.NewSubscriber(EIGHT, new Imsi(NEW_SIM.text()), Optional.empty())));
        outcome(a.engine().apply(EIGHT, new AccountChange.Purchase("order-8", Catalogue.WECHAT_GO)));
    }

    private void rename(SubscriberId subscriber, Set<Identity> gone, Set<Identity> added) {
        database().transact("rename", connection -> {
            a.engine().rename(connection, subscriber, gone, added);
            return null;
        });
    }

    private Account account(SubscriberId subscriber) {
        return a.engine().find(subscriber).orElseThrow();
    }

    private static void assertUnknown(Gateway gateway, Ccr request) {
        assertThat(gateway.ask(request).result()).isEqualTo(ChargingResult.USER_UNKNOWN);
    }

    private static ChangeOutcome outcome(CompletionStage<ChangeOutcome> change) {
        return Gateway.await(change.toCompletableFuture());
    }
}
