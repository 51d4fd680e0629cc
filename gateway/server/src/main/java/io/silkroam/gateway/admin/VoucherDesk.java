package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.account.Account;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.SellPlan;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.PlanVersion;
import io.silkroam.sim.voucher.Reservation;
import io.silkroam.sim.voucher.Reservation.Reserved;
import io.silkroam.sim.voucher.VoucherStore;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the code of a voucher into its plan, once: reserved, sold under a reference made of the voucher's id, redeemed.
 * What a crash or a busy store interrupts is finished when the subscriber tries again, and by this desk from its start
 * on; the usage journal tells whether it was sold, so nothing is sold twice.
 */
public final class VoucherDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VoucherDesk.class);
    private static final String NAME = "voucher-desk";
    private static final Duration PERIOD = Duration.ofMinutes(1);
    /** Longer than any redemption takes, so that what is older has nobody at work on it. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private static final int AT_ONCE = 100;

    private final Provisioning tables;
    private final VoucherStore vouchers;
    private final SubscriberAdmin admin;
    private final ChargingEngine charging;
    private final PlanCatalogue plans;
    private final UsageJournal journal;
    private final Clock clock;
    private final Ticker ticker = new Ticker("voucher-desk", this::finishAbandoned);

    public VoucherDesk(
            Provisioning tables,
            VoucherStore vouchers,
            SubscriberAdmin admin,
            ChargingEngine charging,
            PlanCatalogue plans,
            Clock clock) {
        this.tables = tables;
        this.vouchers = vouchers;
        this.admin = admin;
        this.charging = charging;
        this.plans = plans;
        this.journal = new UsageJournal(tables.database());
        this.clock = clock;
    }

    /** From now on, what was interrupted is finished. */
    public void start() {
        ticker.start(PERIOD);
        ticker.wake();
    }

    /**
     * Redeems a code; may take as long as a sale. The same code again by the same subscriber sells nothing more.
     *
     * @param code as the subscriber typed it
     */
    public Redemption redeem(SubscriberId subscriber, String code) {
        try {
            Instant now = clock.instant();
            Reservation reservation = Contested.transact(
                    tables.database(), "reserve a voucher", c -> vouchers.reserve(c, code, subscriber, now));
            if (reservation instanceof Reserved reserved) {
                return finish(reserved);
            }
            if (reservation instanceof Reservation.TooManyTries tries) {
                return new Redemption.TooManyTries(tries.until());
            }
            return reservation instanceof Reservation.AlreadyRedeemed
                    ? new Redemption.AlreadyRedeemed()
                    : new Redemption.Invalid();
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.CONFLICT || e.kind() == StoreException.Kind.CONNECTION_LOST) {
                LOG.warn("a redemption of subscriber {} is to be tried again: {}", subscriber, e.toString());
                return new Redemption.Busy();
            }
            throw e;
        }
    }

    /** Finishes what nobody finished, on whichever gateway it began. */
    void finishAbandoned() {
        Instant now = clock.instant();
        List<Reserved> left = Contested.transact(
                tables.database(),
                "take unfinished redemptions up",
                c -> vouchers.takeUnfinished(c, now.minus(ABANDONED), now, AT_ONCE));
        for (Reserved reserved : left) {
            Redemption outcome = finish(reserved);
            LOG.info(
                    "interrupted redemption of voucher {}: {}",
                    reserved.voucher(),
                    outcome.getClass().getSimpleName());
        }
    }

    private Redemption finish(Reserved reserved) {
        Actor seller = new Actor(NAME, reserved.holder().isPresent() ? Role.CARRIER : Role.ADMIN, reserved.holder());
        String reference = "voucher/" + reserved.voucher();
        if (!reserved.first()) {
            Optional<Plan> sold = sold(reserved, NAME + "/" + reference);
            if (sold.isPresent()) {
                return redeemed(seller, reserved, sold.get());
            }
        }
        Optional<Account> account = charging.find(reserved.subscriber());
        if (account.isEmpty()) {
            return refused(reserved, Refusal.NOT_FOUND);
        }
        SimRef sim = new SimRef.ByImsi(new Imsi(account.get().imsi()));
        Outcome outcome =
                admin.apply(seller, new SellPlan(sim, reserved.plan(), Optional.empty(), reference, Conditions.NONE));
        if (outcome instanceof Outcome.Refused no) {
            return no.reason() == Refusal.BUSY ? new Redemption.Busy() : refused(reserved, no.reason());
        }
        return redeemed(seller, reserved, ((Outcome.Applied) outcome).plan().orElseThrow());
    }

    /**
     * What an attempt sold that did not live to say so. The account forgets a plan that is over, and its reference; the
     * journal does not.
     */
    private Optional<Plan> sold(Reserved reserved, String reference) {
        AtomicReference<UsageRecord> purchase = new AtomicReference<>();
        journal.forSubscriber(reserved.subscriber().value(), entry -> {
            UsageRecord row = entry.record();
            if (row.kind() == UsageKind.PURCHASE && row.detail().equals(Optional.of(reference))) {
                purchase.set(row);
            }
        });
        return Optional.ofNullable(purchase.get()).flatMap(UsageRecord::plan).map(name -> {
            int at = name.lastIndexOf('@');
            return plans.version(new PlanVersion(name.substring(0, at), Integer.parseInt(name.substring(at + 1))));
        });
    }

    private Redemption redeemed(Actor seller, Reserved reserved, Plan plan) {
        Instant now = clock.instant();
        Contested.transact(tables.database(), "redeem a voucher", c -> {
            vouchers.redeemed(c, reserved, now);
            tables.note(
                    c,
                    Trace.of(now, seller, "redeem-voucher", "voucher", Long.toString(reserved.voucher()))
                            .saying("subscriber " + reserved.subscriber()));
            return null;
        });
        return new Redemption.Redeemed(plan);
    }

    private Redemption refused(Reserved reserved, Refusal reason) {
        Contested.transact(
                tables.database(), "give a voucher back", c -> vouchers.release(c, reserved, clock.instant()));
        return new Redemption.Refused(reason);
    }

    @Override
    public void close() {
        ticker.close();
        ticker.awaitEnd(Duration.ofSeconds(2));
    }
}
