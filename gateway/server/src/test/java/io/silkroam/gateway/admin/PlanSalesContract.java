package io.silkroam.gateway.admin;

import static io.silkroam.gateway.admin.Desk.ADMIN;
import static io.silkroam.gateway.admin.Desk.FIRST;
import static io.silkroam.gateway.admin.Desk.NUMBER;
import static io.silkroam.gateway.admin.Desk.OTHER;
import static io.silkroam.gateway.admin.Desk.PLAN;
import static io.silkroam.gateway.admin.Desk.SHOP;
import static io.silkroam.gateway.admin.Desk.SUPPORT;
import static io.silkroam.gateway.admin.Desk.activate;
import static io.silkroam.gateway.admin.Desk.allocate;
import static io.silkroam.gateway.admin.Desk.change;
import static io.silkroam.gateway.admin.Desk.dryRun;
import static io.silkroam.gateway.admin.Desk.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.UsageKind;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.account.Subscription;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.gateway.admin.Outcome.Kind;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.ExtendPlan;
import io.silkroam.gateway.admin.SubscriberCommand.RefundPlan;
import io.silkroam.gateway.admin.SubscriberCommand.SellPlan;
import io.silkroam.sim.inventory.SimAction;
import io.silkroam.sim.plan.Stacking;
import io.silkroam.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the one door promises for plans, on either store. */
abstract class PlanSalesContract {
    private static final SimRef TRAVELLER = new SimRef.ByMsisdn(NUMBER);
    private static final String IMSI = "204080000000100";

    private Desk desk;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        desk = new Desk(openDatabase());
        desk.done(ADMIN, allocate(FIRST, "shop"));
        desk.done(ADMIN, activate(FIRST, NUMBER));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldSellAPlanOnceForOneReference() {
        Outcome.Applied sold = desk.done(SHOP, sell(FIRST, "order-1"));

        assertThat(sold.kind()).isEqualTo(Kind.DONE);
        assertThat(sold.subscription().map(Subscription::reference)).contains("shop-token/order-1");
        assertThat(sold.plan().map(p -> p.price().amount().toString())).contains("EUR 12.00");
        assertThat(desk.done(SHOP, sell(FIRST, "order-1")).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(desk.account(FIRST).subscriptions()).hasSize(1);
    }

    @Test
    void shouldKeepTheReferencesOfTwoBuyersApart() {
        desk.done(SHOP, sell(FIRST, "1"));

        assertThat(desk.done(SUPPORT, sell(FIRST, "1")).kind()).isEqualTo(Kind.DONE);
        assertThat(desk.account(FIRST).subscriptions()).hasSize(2);
    }

    @Test
    void shouldSellToActiveSimsOnly() {
        desk.done(SUPPORT, change(FIRST, SimAction.SUSPEND));

        Outcome.Refused refused = desk.refused(SHOP, sell(FIRST, "order-1"));

        assertThat(refused.reason()).isEqualTo(Refusal.NOT_ACTIVE);
        assertThat(refused.detail()).contains("SUSPENDED");
    }

    @Test
    void shouldRefuseAPlanThatIsNotOnOfferAndASimOfAnotherCarrier() {
        SellPlan unknown = new SellPlan(TRAVELLER, "gold", Optional.empty(), "order-1", Conditions.NONE);

        assertThat(desk.refused(SHOP, unknown).reason()).isEqualTo(Refusal.NO_SUCH_PLAN);
        assertThat(desk.refused(OTHER, sell(FIRST, "order-1")).reason()).isEqualTo(Refusal.NOT_FOUND);
    }

    @Test
    void shouldSayWhatASaleWouldCostAndSellNothingInADryRun() {
        SellPlan tried = new SellPlan(TRAVELLER, PLAN, Optional.empty(), "order-1", dryRun());

        Outcome.Applied applied = desk.done(SHOP, tried);

        assertThat(applied.kind()).isEqualTo(Kind.WOULD_BE_DONE);
        assertThat(applied.plan().map(p -> p.price().amount().toString())).contains("EUR 12.00");
        assertThat(desk.account(FIRST).subscriptions()).isEmpty();
    }

    @Test
    void shouldTellAnOpenSessionOfASale() {
        desk.done(SHOP, sell(FIRST, "order-1"));
        assertThat(desk.attach(IMSI, "s;1")).isEqualTo(ChargingResult.SUCCESS);

        desk.done(SHOP, sell(FIRST, "order-2"));

        assertThat(desk.account(FIRST).sessions().get(0).signalled()).contains(SignalKind.RAR);
    }

    @Test
    void shouldUseAPlanNowAfterOrAsAnExtensionAsTheBuyerWants() {
        desk.done(SHOP, sell(FIRST, "order-1"));
        desk.done(SHOP, new SellPlan(TRAVELLER, PLAN, Optional.of(Stacking.PARALLEL), "order-2", Conditions.NONE));
        desk.done(SHOP, new SellPlan(TRAVELLER, PLAN, Optional.of(Stacking.QUEUE), "order-3", Conditions.NONE));

        assertThat(desk.account(FIRST).subscriptions())
                .extracting(Subscription::use)
                .containsExactly(Stacking.QUEUE, Stacking.PARALLEL, Stacking.QUEUE);
    }

    @Test
    void shouldTakeBackWhatWasNeverUsedAndNothingElse() {
        long first = desk.done(SHOP, sell(FIRST, "order-1"))
                .subscription()
                .orElseThrow()
                .id();
        RefundPlan refund = new RefundPlan(TRAVELLER, first, "bought by mistake", Conditions.NONE);
        RefundPlan tried = new RefundPlan(TRAVELLER, first, "bought by mistake", dryRun());

        assertThat(desk.refused(SHOP, refund).reason()).isEqualTo(Refusal.FORBIDDEN);
        assertThat(desk.refused(SUPPORT, new RefundPlan(TRAVELLER, first, " ", Conditions.NONE))
                        .reason())
                .isEqualTo(Refusal.INVALID);
        assertThat(desk.done(SUPPORT, tried).kind()).isEqualTo(Kind.WOULD_BE_DONE);
        assertThat(desk.done(SUPPORT, refund).kind()).isEqualTo(Kind.DONE);
        assertThat(desk.account(FIRST).subscriptions()).isEmpty();
        assertThat(journalled(UsageKind.REFUND)).isEqualTo(1_200);
        assertThat(desk.refused(SUPPORT, refund).reason()).isEqualTo(Refusal.NO_SUCH_SUBSCRIPTION);

        long second = desk.done(SHOP, sell(FIRST, "order-2"))
                .subscription()
                .orElseThrow()
                .id();
        desk.attach(IMSI, "s;1");
        RefundPlan late = new RefundPlan(TRAVELLER, second, "changed my mind", Conditions.NONE);
        assertThat(desk.refused(SUPPORT, late).reason()).isEqualTo(Refusal.ALREADY_USED);
    }

    @Test
    void shouldExtendARunningPlanToALaterEndOnly() {
        long id = desk.done(SHOP, sell(FIRST, "order-1"))
                .subscription()
                .orElseThrow()
                .id();
        Instant soon = Instant.now().plus(Duration.ofDays(20));
        ExtendPlan extend = new ExtendPlan(TRAVELLER, id, soon, "delayed flight", Conditions.NONE);

        assertThat(desk.refused(SUPPORT, extend).reason()).isEqualTo(Refusal.NOT_RUNNING);
        desk.attach(IMSI, "s;1");
        Outcome.Applied extended = desk.done(SUPPORT, extend);
        assertThat(extended.subscription().orElseThrow().expiresAt().toEpochMilli())
                .isEqualTo(soon.toEpochMilli());
        assertThat(desk.done(SUPPORT, extend).kind()).isEqualTo(Kind.UNCHANGED);
        ExtendPlan back = new ExtendPlan(TRAVELLER, id, soon.minusSeconds(60), "oops", Conditions.NONE);
        assertThat(desk.refused(SUPPORT, back).reason()).isEqualTo(Refusal.WOULD_SHORTEN);
    }

    @Test
    void shouldShowTheSubscriberAndItsHistoryInPages() {
        desk.done(SHOP, sell(FIRST, "order-1"));
        desk.done(SHOP, sell(FIRST, "order-2"));

        Subscriber subscriber = desk.admin.find(SHOP, TRAVELLER).orElseThrow();
        List<JournalEntry> page = desk.admin.usage(subscriber, Instant.EPOCH, Instant.MAX, UsageJournal.Place.START, 1);

        assertThat(subscriber.account().orElseThrow().subscriptions()).hasSize(2);
        assertThat(page).hasSize(1);
        assertThat(desk.admin.usage(subscriber, Instant.EPOCH, Instant.MAX, UsageJournal.Place.of(page.get(0)), 10))
                .hasSize(1);
    }

    private long journalled(UsageKind kind) {
        long[] sum = {0};
        new UsageJournal(desk.database())
                .forSubscriber(desk.sim(FIRST).subscriber().orElseThrow().value(), e -> {
                    if (e.record().kind() == kind) {
                        sum[0] += Math.abs(e.record().amountMinor());
                    }
                });
        return sum[0];
    }
}
