package io.silkroam.charging.rules;

import io.silkroam.charging.account.Bucket;
import io.silkroam.charging.account.Hold;
import io.silkroam.sim.plan.Allowance;
import io.silkroam.sim.plan.Rate;
import io.silkroam.sim.plan.Unit;
import java.util.List;

/** What is left of one allowance within a {@link Draft}: {@code 0 <= reserved <= remaining <= bought}, always. */
final class OpenBucket {
    private final OpenSubscription subscription;
    private final int index;
    private final Bucket before;
    private long remaining;
    private long reserved;
    private int usedNotices;

    OpenBucket(OpenSubscription subscription, int index, Bucket before) {
        this.subscription = subscription;
        this.index = index;
        this.before = before;
        this.remaining = before.remaining();
        this.usedNotices = before.usedNotices();
    }

    OpenSubscription subscription() {
        return subscription;
    }

    Allowance allowance() {
        return subscription.plan().allowances().get(index);
    }

    long remaining() {
        return remaining;
    }

    long reserved() {
        return reserved;
    }

    long bought() {
        return before.bought();
    }

    /** Not used and not set aside for anyone, in the bucket's own unit. */
    long unreserved() {
        return remaining - reserved;
    }

    /** Whether it can pay for the service: it holds the unit itself, or money and the plan has a price. */
    boolean serves(ServiceContext service) {
        if (!allowance().serves(service.ratingGroup(), service.zones())) {
            return false;
        }
        return allowance().unit() == service.unit()
                || (allowance().unit() == Unit.MONEY && rateIndex(service) != Hold.UNPRICED);
    }

    /** The index of the rate that prices the service, or {@link Hold#UNPRICED} where units are used as they are. */
    int rateIndex(ServiceContext service) {
        if (allowance().unit() != Unit.MONEY) {
            return Hold.UNPRICED;
        }
        List<Rate> rates = subscription.plan().rates();
        return subscription
                .plan()
                .rate(service.unit(), service.ratingGroup(), service.zones())
                .map(rates::indexOf)
                .orElse(Hold.UNPRICED);
    }

    Rate rate(int rateIndex) {
        return subscription.plan().rates().get(rateIndex);
    }

    /** How many of the service's units can still be granted. */
    long available(int rateIndex) {
        return rateIndex == Hold.UNPRICED ? unreserved() : rate(rateIndex).affordable(unreserved());
    }

    /** Sets aside what {@code units} take. */
    Hold hold(long units, int rateIndex) {
        long amount = rateIndex == Hold.UNPRICED ? units : rate(rateIndex).cost(units);
        reserve(amount);
        return new Hold(subscription.id(), index, amount, rateIndex);
    }

    void reserve(long amount) {
        if (amount > unreserved()) {
            throw new IllegalStateException("reserving " + amount + " of " + unreserved() + " left");
        }
        reserved += amount;
    }

    void release(long amount) {
        if (amount > reserved) {
            throw new IllegalStateException("releasing " + amount + " of " + reserved + " reserved");
        }
        reserved -= amount;
    }

    void use(long amount) {
        if (amount < 0 || amount > unreserved()) {
            throw new IllegalStateException("using " + amount + " of " + unreserved() + " left");
        }
        remaining -= amount;
    }

    void giveBack(long amount) {
        if (amount < 0 || amount > before.bought() - remaining) {
            throw new IllegalStateException("giving back " + amount + " to " + remaining + " of " + before.bought());
        }
        remaining += amount;
    }

    boolean noticeGiven(int noticeIndex) {
        return (usedNotices & (1 << noticeIndex)) != 0;
    }

    void giveNotice(int noticeIndex) {
        usedNotices |= 1 << noticeIndex;
    }

    Bucket frozen() {
        return new Bucket(before.bought(), remaining, usedNotices);
    }
}
