package io.silkroam.charging.rules;

import io.silkroam.charging.account.Subscription;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.Stacking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A bought plan within a {@link Draft}. */
final class OpenSubscription {
    private final Subscription before;
    private final List<OpenBucket> buckets = new ArrayList<>();
    private Instant activatedAt;
    private Instant expiresAt;
    private int expiryNotices;

    OpenSubscription(Subscription before) {
        this.before = before;
        this.activatedAt = before.activatedAt();
        this.expiresAt = before.expiresAt();
        this.expiryNotices = before.expiryNotices();
        for (int i = 0; i < before.buckets().size(); i++) {
            buckets.add(new OpenBucket(this, i, before.buckets().get(i)));
        }
    }

    long id() {
        return before.id();
    }

    String reference() {
        return before.reference();
    }

    Plan plan() {
        return before.plan();
    }

    Stacking use() {
        return before.use();
    }

    Instant boughtAt() {
        return before.boughtAt();
    }

    Instant activatedAt() {
        return activatedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    List<OpenBucket> buckets() {
        return buckets;
    }

    boolean isActivated() {
        return !activatedAt.equals(Subscription.NOT_YET);
    }

    boolean isRunningAt(Instant when) {
        return isActivated() && expiresAt.isAfter(when);
    }

    /** The validity begins. */
    void activate(Instant when) {
        activatedAt = when;
        expiresAt = when.plus(plan().validity().period());
    }

    /**
     * It ends at another instant. Notices that were given and are not due yet before the new end are owed anew; what
     * would be due already stays given.
     */
    void endAt(Instant until, Instant now) {
        expiresAt = until;
        List<Duration> spans = plan().notices().beforeExpiry();
        for (int i = 0; i < spans.size(); i++) {
            if (until.minus(spans.get(i)).isAfter(now)) {
                expiryNotices &= ~(1 << i);
            }
        }
    }

    /** Never activated, nothing used, nothing reserved. */
    boolean isUnused() {
        return !isActivated() && buckets.stream().allMatch(b -> b.unreserved() == b.bought());
    }

    boolean noticeGiven(int index) {
        return (expiryNotices & (1 << index)) != 0;
    }

    void giveNotice(int index) {
        expiryNotices |= 1 << index;
    }

    Subscription frozen() {
        return new Subscription(
                before.id(),
                before.reference(),
                before.plan(),
                before.use(),
                before.boughtAt(),
                activatedAt,
                expiresAt,
                buckets.stream().map(OpenBucket::frozen).toList(),
                expiryNotices);
    }
}
