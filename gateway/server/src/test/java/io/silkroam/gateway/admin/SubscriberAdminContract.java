package io.silkroam.gateway.admin;

import static io.silkroam.gateway.admin.Desk.ADMIN;
import static io.silkroam.gateway.admin.Desk.FIRST;
import static io.silkroam.gateway.admin.Desk.NUMBER;
import static io.silkroam.gateway.admin.Desk.OTHER;
import static io.silkroam.gateway.admin.Desk.SECOND;
import static io.silkroam.gateway.admin.Desk.SHOP;
import static io.silkroam.gateway.admin.Desk.SUPPORT;
import static io.silkroam.gateway.admin.Desk.THIRD;
import static io.silkroam.gateway.admin.Desk.activate;
import static io.silkroam.gateway.admin.Desk.allocate;
import static io.silkroam.gateway.admin.Desk.change;
import static io.silkroam.gateway.admin.Desk.dryRun;
import static io.silkroam.gateway.admin.Desk.sell;
import static io.silkroam.gateway.admin.Desk.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.Identity;
import io.silkroam.gateway.admin.Outcome.Kind;
import io.silkroam.gateway.admin.SubscriberCommand.ChangeSim;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.Details;
import io.silkroam.gateway.admin.SubscriberCommand.SetCardState;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.inventory.CardState;
import io.silkroam.sim.inventory.NetworkState;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimAction;
import io.silkroam.sim.inventory.SimState;
import io.silkroam.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the one door promises for SIMs, on either store. */
abstract class SubscriberAdminContract {
    private Desk desk;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        desk = new Desk(openDatabase());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldActivateASimWithItsNumberAndItsAccount() {
        Outcome.Applied applied = desk.done(ADMIN, activate(FIRST, NUMBER));

        assertThat(applied.kind()).isEqualTo(Kind.DONE);
        assertThat(applied.sim().state()).isEqualTo(SimState.ACTIVE);
        assertThat(applied.sim().networkState()).isEqualTo(NetworkState.ENABLED);
        assertThat(desk.charging.find(Identity.imsi("204080000000100"))).isPresent();
        assertThat(desk.charging.find(Identity.e164(NUMBER.digits()))).isPresent();
        assertThat(desk.story(FIRST)).containsExactly("activate IMPORTED ACTIVE by root");
    }

    @Test
    void shouldSayThatItIsSoAlready() {
        desk.done(ADMIN, activate(FIRST, NUMBER));
        Sim before = desk.sim(FIRST);

        assertThat(desk.done(ADMIN, activate(FIRST, NUMBER)).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(desk.done(ADMIN, change(FIRST, SimAction.ACTIVATE)).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(desk.sim(FIRST)).isEqualTo(before);
        assertThat(desk.story(FIRST)).hasSize(1);
    }

    @Test
    void shouldRefuseAnotherNumberForASimThatHasOne() {
        desk.done(ADMIN, activate(FIRST, NUMBER));

        Outcome.Refused refused = desk.refused(ADMIN, activate(FIRST, new Msisdn("31612345679")));

        assertThat(refused.reason()).isEqualTo(Refusal.ILLEGAL_TRANSITION);
    }

    @Test
    void shouldRefuseANumberThatAnotherSimHas() {
        desk.done(ADMIN, activate(FIRST, NUMBER));
        Sim before = desk.sim(SECOND);

        assertThat(desk.refused(ADMIN, activate(SECOND, NUMBER)).reason()).isEqualTo(Refusal.NUMBER_TAKEN);
        assertThat(desk.sim(SECOND)).isEqualTo(before);
    }

    @Test
    void shouldWantANumberOrAPool() {
        Outcome.Refused refused = desk.refused(ADMIN, change(FIRST, SimAction.ACTIVATE));

        assertThat(refused.reason()).isEqualTo(Refusal.INVALID);
        assertThat(refused.hint()).contains("--msisdn").contains("--pool");
    }

    @Test
    void shouldRefuseAStepThatTheTableDoesNotHaveAndNameWhatItHas() {
        Outcome.Refused refused = desk.refused(ADMIN, change(FIRST, SimAction.SUSPEND));

        assertThat(refused.reason()).isEqualTo(Refusal.ILLEGAL_TRANSITION);
        assertThat(refused.detail()).contains("IMPORTED").containsIgnoringCase("suspend");
        assertThat(refused.hint()).contains("activate").contains("stock").doesNotContain("resume");
        assertThat(desk.story(FIRST)).isEmpty();
    }

    @Test
    void shouldHideAnotherCarriersSimAsIfThereWereNone() {
        desk.done(ADMIN, allocate(FIRST, "shop"));

        Outcome.Refused hidden = desk.refused(OTHER, activate(FIRST, NUMBER));
        Outcome.Refused absent =
                desk.refused(OTHER, activate(new io.silkroam.sim.Iccid("8931080000000009994"), NUMBER));

        assertThat(hidden.reason()).isEqualTo(Refusal.NOT_FOUND);
        assertThat(hidden.detail().replace(FIRST.digits(), "N"))
                .isEqualTo(absent.detail().replace("8931080000000009994", "N"));
        assertThat(hidden.hint()).isEqualTo(absent.hint());
        assertThat(desk.done(SHOP, activate(FIRST, NUMBER)).sim().state()).isEqualTo(SimState.ACTIVE);
        assertThat(desk.admin.find(OTHER, new SimRef.ByMsisdn(NUMBER))).isEmpty();
    }

    @Test
    void shouldRefuseWhatTheRoleMayNot() {
        desk.done(ADMIN, allocate(FIRST, "shop"));

        assertThat(desk.refused(SHOP, change(FIRST, SimAction.RETIRE)).reason()).isEqualTo(Refusal.FORBIDDEN);
        assertThat(desk.refused(SUPPORT, activate(FIRST, NUMBER)).reason()).isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void shouldMoveAllocatedSimsBetweenHolders() {
        desk.done(ADMIN, allocate(FIRST, "shop"));

        assertThat(desk.done(ADMIN, allocate(FIRST, "shop")).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(desk.done(ADMIN, allocate(FIRST, "other")).sim().holder()).contains("other");
        assertThat(desk.done(ADMIN, change(FIRST, SimAction.STOCK)).sim().holder())
                .isEmpty();
    }

    @Test
    void shouldEndOpenSessionsOfASuspendedSimAndRefuseNewOnes() {
        desk.done(ADMIN, activate(FIRST, NUMBER));
        desk.done(ADMIN, sell(FIRST, "order-1"));
        assertThat(desk.attach("204080000000100", "s;1")).isEqualTo(ChargingResult.SUCCESS);

        Sim suspended = desk.done(SUPPORT, change(FIRST, SimAction.SUSPEND)).sim();

        assertThat(suspended.networkState()).isEqualTo(NetworkState.BARRED);
        assertThat(desk.account(FIRST).status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(desk.account(FIRST).sessions().get(0).signalled()).contains(SignalKind.ASR);
        assertThat(desk.attach("204080000000100", "s;2")).isEqualTo(ChargingResult.AUTHORIZATION_REJECTED);

        assertThat(desk.done(SUPPORT, change(FIRST, SimAction.RESUME)).sim().networkState())
                .isEqualTo(NetworkState.ENABLED);
        assertThat(desk.attach("204080000000100", "s;3")).isEqualTo(ChargingResult.SUCCESS);
    }

    @Test
    void shouldRefuseALostSimAtOnceAndServeItAgainOnceItIsFound() {
        desk.done(ADMIN, activate(FIRST, NUMBER));
        desk.done(ADMIN, sell(FIRST, "order-1"));

        desk.done(SUPPORT, change(FIRST, SimAction.LOST));
        assertThat(desk.attach("204080000000100", "s;1")).isEqualTo(ChargingResult.AUTHORIZATION_REJECTED);

        desk.done(SUPPORT, change(FIRST, SimAction.RESUME));
        assertThat(desk.attach("204080000000100", "s;2")).isEqualTo(ChargingResult.SUCCESS);
    }

    @Test
    void shouldMoveNumberPlansAndAccountToTheNewCard() {
        desk.done(ADMIN, activate(FIRST, NUMBER));
        desk.done(ADMIN, sell(FIRST, "order-1"));
        assertThat(desk.attach("204080000000100", "s;1")).isEqualTo(ChargingResult.SUCCESS);
        long subscriber = desk.sim(FIRST).subscriber().orElseThrow().value();

        Sim old = desk.done(SUPPORT, swap(FIRST, SECOND)).sim();

        assertThat(old.state()).isEqualTo(SimState.SWAPPED);
        assertThat(old.successor()).contains(SECOND);
        assertThat(old.msisdn()).isEmpty();
        Sim fresh = desk.sim(SECOND);
        assertThat(fresh.state()).isEqualTo(SimState.ACTIVE);
        assertThat(fresh.msisdn()).contains(NUMBER);
        assertThat(fresh.predecessor()).contains(FIRST);
        assertThat(fresh.networkState()).isEqualTo(NetworkState.ENABLED);
        assertThat(fresh.subscriber().orElseThrow().value()).isEqualTo(subscriber);
        assertThat(desk.account(SECOND).imsi()).isEqualTo("204080000000101");
        assertThat(desk.account(SECOND).sessions().get(0).signalled()).contains(SignalKind.ASR);
        assertThat(desk.attach("204080000000100", "s;2")).isEqualTo(ChargingResult.USER_UNKNOWN);
        assertThat(desk.attach("204080000000101", "s;3")).isEqualTo(ChargingResult.SUCCESS);
        assertThat(desk.story(SECOND)).containsExactly("swap IMPORTED ACTIVE by help");
        assertThat(desk.refused(SUPPORT, swap(FIRST, THIRD)).reason()).isEqualTo(Refusal.ILLEGAL_TRANSITION);
    }

    @Test
    void shouldNotSwapToACardThatIsInUse() {
        desk.done(ADMIN, activate(FIRST, NUMBER));
        desk.done(ADMIN, activate(SECOND, new Msisdn("31612345679")));

        assertThat(desk.refused(ADMIN, swap(FIRST, SECOND)).reason()).isEqualTo(Refusal.ILLEGAL_TRANSITION);
        assertThat(desk.sim(FIRST).state()).isEqualTo(SimState.ACTIVE);
        assertThat(desk.sim(SECOND).msisdn()).contains(new Msisdn("31612345679"));
    }

    @Test
    void shouldLetTheNumberOfARetiredSimRest() {
        desk.done(ADMIN, activate(FIRST, NUMBER));

        Sim retired = desk.done(ADMIN, change(FIRST, SimAction.RETIRE)).sim();

        assertThat(retired.state()).isEqualTo(SimState.RETIRED);
        assertThat(retired.msisdn()).isEmpty();
        assertThat(retired.networkState()).isEqualTo(NetworkState.BARRED);
        assertThat(desk.charging.find(Identity.e164(NUMBER.digits()))).isEmpty();
        assertThat(desk.attach("204080000000100", "s;1")).isEqualTo(ChargingResult.AUTHORIZATION_REJECTED);
        Outcome.Refused refused = desk.refused(ADMIN, activate(SECOND, NUMBER));
        assertThat(refused.reason()).isEqualTo(Refusal.NUMBER_TAKEN);
        assertThat(refused.detail()).contains("20");
    }

    @Test
    void shouldCheckEverythingInADryRunAndChangeNothing() {
        Details number = Details.number(NUMBER);
        ChangeSim tried = new ChangeSim(new SimRef.ByIccid(FIRST), SimAction.ACTIVATE, number, dryRun());

        assertThat(desk.done(ADMIN, tried).kind()).isEqualTo(Kind.WOULD_BE_DONE);
        assertThat(desk.sim(FIRST).state()).isEqualTo(SimState.IMPORTED);
        assertThat(desk.charging.find(Identity.e164(NUMBER.digits()))).isEmpty();
        assertThat(desk.story(FIRST)).isEmpty();

        ChangeSim wrong = new ChangeSim(new SimRef.ByIccid(FIRST), SimAction.SUSPEND, number, dryRun());
        assertThat(desk.refused(ADMIN, wrong).reason()).isEqualTo(Refusal.ILLEGAL_TRANSITION);
    }

    @Test
    void shouldRefuseACommandThatSawAnotherVersion() {
        long seen = desk.sim(FIRST).version();
        desk.done(ADMIN, change(FIRST, SimAction.STOCK));

        ChangeSim late = new ChangeSim(
                new SimRef.ByIccid(FIRST),
                SimAction.RETIRE,
                Details.because("late"),
                new Conditions(OptionalLong.of(seen), false));

        assertThat(desk.refused(ADMIN, late).reason()).isEqualTo(Refusal.VERSION_MOVED);
        assertThat(desk.sim(FIRST).state()).isEqualTo(SimState.STOCKED);
    }

    @Test
    void shouldTellTheNetworkLaterWhatItCouldNotBeToldAtOnce() {
        desk.done(ADMIN, activate(FIRST, NUMBER));
        // What a gateway leaves behind that ends between its two steps.
        desk.database().transact("suspend half way", c -> desk.tables
                .sims()
                .write(c, desk.sim(FIRST).withState(SimState.SUSPENDED).withNetworkState(NetworkState.PENDING)));

        desk.admin.start();

        await().until(() -> desk.sim(FIRST).networkState() == NetworkState.BARRED);
        assertThat(desk.account(FIRST).status()).isEqualTo(AccountStatus.SUSPENDED);
    }

    @Test
    void shouldGiveEachSimOfAPoolANumberOfItsOwn() {
        desk.database().transact("fill a pool", c -> {
            desk.tables
                    .pools()
                    .createPool(c, new io.silkroam.sim.inventory.NumberPool("travel", java.time.Duration.ofDays(90)));
            return desk.tables.pools().add(c, "travel", new Msisdn("31612340001"), new Msisdn("31612340002"));
        });
        Details pool = new Details(Optional.empty(), Optional.of("travel"), Optional.empty(), Optional.empty(), "");

        Sim first = desk.done(ADMIN, change(FIRST, SimAction.ACTIVATE, pool)).sim();
        Sim second = desk.done(ADMIN, change(SECOND, SimAction.ACTIVATE, pool)).sim();

        assertThat(first.msisdn()).isPresent().isNotEqualTo(second.msisdn());
        Outcome.Refused none = desk.refused(ADMIN, change(THIRD, SimAction.ACTIVATE, pool));
        assertThat(none.reason()).isEqualTo(Refusal.NUMBER_TAKEN);
        assertThat(desk.sim(THIRD).state()).isEqualTo(SimState.IMPORTED);
    }

    @Test
    void shouldLetOneOfManyActivationsWithOneNumberWin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (var iccid : List.of(FIRST, SECOND, THIRD)) {
                outcomes.add(threads.submit(() -> desk.admin.apply(ADMIN, activate(iccid, NUMBER))));
            }
            int won = 0;
            for (Future<Outcome> outcome : outcomes) {
                won += outcome.get() instanceof Outcome.Applied ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(List.of(FIRST, SECOND, THIRD).stream()
                        .filter(iccid -> desk.sim(iccid).state() == SimState.ACTIVE))
                .hasSize(1);
    }

    @Test
    void shouldKeepTheCardsOwnStateApart() {
        SetCardState installed = new SetCardState(new SimRef.ByIccid(FIRST), CardState.INSTALLED, Conditions.NONE);

        assertThat(desk.done(ADMIN, installed).sim().cardState()).isEqualTo(CardState.INSTALLED);
        assertThat(desk.done(ADMIN, installed).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(desk.sim(FIRST).state()).isEqualTo(SimState.IMPORTED);
    }
}
