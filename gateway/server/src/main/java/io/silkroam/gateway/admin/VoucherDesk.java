package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Subscription;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.SellPlan;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the code of a voucher into its plan, once: reserved, sold under a reference made of the voucher's id, redeemed.
 * What a crash or a busy store interrupts is finished when the subscriber tries again, and by this desk from its start
 * on; charging knows the reference while the plan lives, so nothing is sold twice.
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
    private final Clock clock;
    private final Ticker ticker = new Ticker("voucher-desk", this::finishAbandoned);

    public VoucherDesk(
            Provisioning tables, VoucherStore vouchers, SubscriberAdmin admin, ChargingEngine charging, Clock clock) {
        this.tables = tables;
        this.vouchers = vouchers;
        this.admin = admin;
        this.charging = charging;
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
        Optional<Account> account = charging.find(reserved.subscriber());
        Actor seller = new Actor(NAME, reserved.holder().isPresent() ? Role.CARRIER : Role.ADMIN, reserved.holder());
        String reference = "voucher/" + reserved.voucher();
        // Sold by an attempt that did not live to say so, maybe a plan that is no longer on offer.
        Optional<Plan> sold = account.stream()
                .flatMap(a -> a.subscriptions().stream())
                .filter(s -> s.reference().equals(NAME + "/" + reference))
                .map(Subscription::plan)
                .findFirst();
        if (sold.isPresent()) {
            return redeemed(seller, reserved, sold.get());
        }
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
