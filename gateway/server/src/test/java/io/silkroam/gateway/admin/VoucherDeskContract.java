package io.silkroam.gateway.admin;

import static io.silkroam.gateway.admin.Desk.ADMIN;
import static io.silkroam.gateway.admin.Desk.FIRST;
import static io.silkroam.gateway.admin.Desk.NUMBER;
import static io.silkroam.gateway.admin.Desk.OTHER;
import static io.silkroam.gateway.admin.Desk.PLAN;
import static io.silkroam.gateway.admin.Desk.SECOND;
import static io.silkroam.gateway.admin.Desk.SHOP;
import static io.silkroam.gateway.admin.Desk.activate;
import static io.silkroam.gateway.admin.Desk.allocate;
import static io.silkroam.gateway.admin.Desk.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.access.Actor;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.RefundPlan;
import io.silkroam.gateway.admin.SubscriberCommand.SellPlan;
import io.silkroam.gateway.admin.VoucherAdmin.Wish;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.inventory.SimAction;
import io.silkroam.sim.keys.KeyEncryptionKeys;
import io.silkroam.sim.keys.LookupKeys;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.voucher.Creation;
import io.silkroam.sim.voucher.Reservation.Reserved;
import io.silkroam.sim.voucher.Voucher;
import io.silkroam.sim.voucher.VoucherBatchStore;
import io.silkroam.sim.voucher.VoucherCode;
import io.silkroam.sim.voucher.VoucherState;
import io.silkroam.sim.voucher.VoucherStore;
import io.silkroam.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes become plans, once, whatever is interrupted; on either store. */
abstract class VoucherDeskContract {
    @TempDir
    private Path keystore;

    private Desk desk;
    private KeyEncryptionKeys keks;
    private VoucherStore store;
    private VoucherAdmin admin;
    private VoucherDesk vouchers;
    private PlanCatalogue plans;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        desk = new Desk(openDatabase());
        keks = KeyEncryptionKeys.openOrCreate(keystore.resolve("keystore.p12"), keystore.resolve("password"));
        desk.database().transact("check the keys", c -> {
            keks.check(c, desk.clock.instant());
            return null;
        });
        LookupKeys keys = new LookupKeys(keks, desk.clock);
        store = new VoucherStore(keys);
        Configuration shipped = Configuration.read(Path.of("../../conf"), Map.of());
        plans = new PlanCatalogue(desk.database(), shipped.zones().names(), desk.clock);
        plans.publish(shipped.plans());
        admin = new VoucherAdmin(desk.tables, new VoucherBatchStore(keys), plans, desk.clock);
        vouchers = at(desk.clock);
        desk.done(ADMIN, allocate(FIRST, "shop"));
        desk.done(ADMIN, activate(FIRST, NUMBER));
        desk.done(ADMIN, activate(SECOND, new Msisdn("31612345679")));
    }

    @AfterEach
    void close() {
        keks.close();
        desk.close();
    }

    @Test
    void shouldTurnACodeIntoItsPlanOnce() {
        String code = code(ADMIN, "a");

        assertThat(vouchers.redeem(subscriber(FIRST), code))
                .isInstanceOfSatisfying(
                        Redemption.Redeemed.class,
                        r -> assertThat(r.plan().version().id()).isEqualTo(PLAN));
        assertThat(vouchers.redeem(subscriber(FIRST), code)).isEqualTo(new Redemption.AlreadyRedeemed());
        assertThat(vouchers.redeem(subscriber(SECOND), code)).isEqualTo(new Redemption.Invalid());

        assertThat(plansOf(FIRST)).isEqualTo(1);
        assertThat(plansOf(SECOND)).isZero();
        assertThat(only("a").state()).isEqualTo(VoucherState.REDEEMED);
    }

    @Test
    void shouldFinishWhatEndedBeforeTheSale() {
        String code = code(ADMIN, "a");
        reserve(code);

        assertThat(vouchers.redeem(subscriber(FIRST), code)).isInstanceOf(Redemption.Redeemed.class);
        assertThat(plansOf(FIRST)).isEqualTo(1);
    }

    @Test
    void shouldFinishWhatEndedAfterTheSaleWithoutSellingAgain() {
        String code = code(ADMIN, "a");
        sell(reserve(code));
        assertThat(plansOf(FIRST)).isEqualTo(1);

        assertThat(vouchers.redeem(subscriber(FIRST), code)).isInstanceOf(Redemption.Redeemed.class);
        assertThat(plansOf(FIRST)).isEqualTo(1);
        assertThat(only("a").state()).isEqualTo(VoucherState.REDEEMED);
    }

    @Test
    void shouldRememberASaleWhosePlanIsGone() {
        String code = code(ADMIN, "a");
        sell(reserve(code));
        long sold = desk.account(FIRST).subscriptions().get(0).id();
        desk.done(ADMIN, new RefundPlan(new SimRef.ByIccid(FIRST), sold, "test", Conditions.NONE));

        assertThat(vouchers.redeem(subscriber(FIRST), code)).isInstanceOf(Redemption.Redeemed.class);
        assertThat(plansOf(FIRST)).isZero();
    }

    @Test
    void shouldFinishByItselfWhatNobodyFinished() {
        reserve(code(ADMIN, "a"));
        sell(reserve(code(ADMIN, "b")));

        vouchers.finishAbandoned();
        assertThat(plansOf(FIRST)).as("somebody may be at work on it").isEqualTo(1);
        at(Clock.offset(desk.clock, Duration.ofMinutes(3))).finishAbandoned();

        assertThat(plansOf(FIRST)).isEqualTo(2);
        assertThat(List.of(only("a").state(), only("b").state())).containsOnly(VoucherState.REDEEMED);
    }

    @Test
    void shouldGiveAVoucherBackWhenItsPlanCannotBeSold() {
        String code = code(ADMIN, "a");
        desk.done(ADMIN, change(FIRST, SimAction.SUSPEND));

        assertThat(vouchers.redeem(subscriber(FIRST), code)).isEqualTo(new Redemption.Refused(Refusal.NOT_ACTIVE));
        assertThat(only("a").state()).isEqualTo(VoucherState.ISSUED);
        assertThat(vouchers.redeem(subscriber(SECOND), code)).isInstanceOf(Redemption.Redeemed.class);
    }

    @Test
    void shouldKeepAVoucherForWhoeverMayHaveBoughtByIt() {
        String code = code(ADMIN, "a");
        reserve(code);
        desk.done(ADMIN, change(FIRST, SimAction.SUSPEND));

        assertThat(vouchers.redeem(subscriber(FIRST), code)).isEqualTo(new Redemption.Refused(Refusal.NOT_ACTIVE));
        assertThat(only("a").state()).isEqualTo(VoucherState.RESERVED);
        desk.done(ADMIN, change(FIRST, SimAction.RESUME));
        assertThat(vouchers.redeem(subscriber(FIRST), code)).isInstanceOf(Redemption.Redeemed.class);
    }

    @Test
    void shouldRefuseForAnHourAfterFiveWrongCodes() {
        String code = code(ADMIN, "a");
        for (int i = 0; i < 5; i++) {
            assertThat(vouchers.redeem(subscriber(FIRST), "1111-2222-3333-444" + i))
                    .isEqualTo(new Redemption.Invalid());
        }
        assertThat(vouchers.redeem(subscriber(FIRST), code)).isInstanceOf(Redemption.TooManyTries.class);
        assertThat(at(Clock.offset(desk.clock, Duration.ofHours(2))).redeem(subscriber(FIRST), code))
                .isInstanceOf(Redemption.Redeemed.class);
    }

    @Test
    void shouldLetACarriersVouchersBeRedeemedByItsOwnSimsAlone() {
        String code = code(SHOP, "a");

        assertThat(vouchers.redeem(subscriber(SECOND), code)).isEqualTo(new Redemption.Refused(Refusal.NOT_FOUND));
        assertThat(vouchers.redeem(subscriber(FIRST), code)).isInstanceOf(Redemption.Redeemed.class);
        assertThat(admin.list(OTHER, Optional.empty(), Optional.empty(), 0, 10)).isEmpty();
        assertThat(admin.list(SHOP, Optional.empty(), Optional.empty(), 0, 10)).hasSize(1);
        assertThat(admin.voidBatch(OTHER, "a", "")).isEmpty();
        assertThat(admin.voidOne(OTHER, only("a").id(), "")).isEmpty();
    }

    @Test
    void shouldVoidWhatIsNotRedeemed() {
        String redeemed = code(ADMIN, "a");
        String left = code(ADMIN, "b");
        vouchers.redeem(subscriber(FIRST), redeemed);

        assertThat(admin.voidBatch(ADMIN, "a", "test")).isEqualTo(OptionalInt.of(0));
        assertThat(admin.voidOne(ADMIN, only("b").id(), "test")).isEqualTo(OptionalInt.of(1));
        assertThat(vouchers.redeem(subscriber(SECOND), left)).isEqualTo(new Redemption.Invalid());
        assertThat(admin.voidBatch(ADMIN, "c", "test")).isEmpty();
        assertThat(admin.voidOne(ADMIN, 4711, "test")).isEmpty();
    }

    @Test
    void shouldMakeVouchersForPlansOnOfferAlone() {
        assertThat(admin.create(ADMIN, new Wish("a", "gold", 1, 16, Optional.empty())))
                .isEmpty();
    }

    private VoucherDesk at(Clock clock) {
        return new VoucherDesk(desk.tables, store, desk.admin, desk.charging, plans, clock);
    }

    private String code(Actor actor, String reference) {
        Wish wish = new Wish(reference, PLAN, 1, 16, Optional.empty());
        Creation.Made made = (Creation.Made) admin.create(actor, wish).orElseThrow();
        return made.codes().values().stream()
                .map(VoucherCode::grouped)
                .findFirst()
                .orElseThrow();
    }

    private Reserved reserve(String code) {
        return (Reserved) desk.database()
                .transact("reserve", c -> store.reserve(c, code, subscriber(FIRST), desk.clock.instant()));
    }

    /** As the desk does, and then ends before it can say so. */
    private void sell(Reserved reserved) {
        Actor seller = new Actor("voucher-desk", ADMIN.role(), Optional.empty());
        desk.done(
                seller,
                new SellPlan(
                        new SimRef.ByIccid(FIRST),
                        reserved.plan(),
                        Optional.empty(),
                        "voucher/" + reserved.voucher(),
                        Conditions.NONE));
    }

    private Voucher only(String reference) {
        return admin.list(ADMIN, Optional.of(reference), Optional.empty(), 0, 10)
                .get(0);
    }

    private SubscriberId subscriber(Iccid iccid) {
        return desk.sim(iccid).subscriber().orElseThrow();
    }

    private int plansOf(Iccid iccid) {
        return desk.account(iccid).subscriptions().size();
    }
}
