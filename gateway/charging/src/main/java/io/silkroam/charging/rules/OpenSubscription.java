package io.silkroam.charging.rules;

import io.silkroam.charging.account.Subscription;
import io.silkroam.sim.plan.Plan;
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

    void expiresAt(Instant when) {
        expiresAt = when;
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
                before.boughtAt(),
                activatedAt,
                expiresAt,
                buckets.stream().map(OpenBucket::frozen).toList(),
                expiryNotices);
    }
}
