package io.silkroam.charging.account;

import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.Stacking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bought plan.
 *
 * @param id unique within the account
 * @param reference the buyer's name for the purchase; the same reference again buys nothing
 * @param use what it does beside plans that run already, as it was bought
 * @param activatedAt {@link #NOT_YET} until first use, where validity counts from first use
 * @param expiresAt {@link #NOT_YET} until activated; the first instant at which it can no longer be used
 * @param buckets one for each allowance of the plan, in the plan's order
 * @param expiryNotices bit n is set once the n-th notice before expiry was given
 */
public record Subscription(
        long id,
        String reference,
        Plan plan,
        Stacking use,
        Instant boughtAt,
        Instant activatedAt,
        Instant expiresAt,
        List<Bucket> buckets,
        int expiryNotices) {

    /** Sorts after every real time, so that what has not begun is used last. */
    public static final Instant NOT_YET = Instant.MAX;

    public Subscription {
        buckets = List.copyOf(buckets);
        if (buckets.size() != plan.allowances().size()) {
            throw new IllegalArgumentException("subscription " + id + " has " + buckets.size() + " buckets for "
                    + plan.allowances().size() + " allowances");
        }
    }

    public boolean isActivated() {
        return !activatedAt.equals(NOT_YET);
    }

    /** When it was first used, if it was. */
    public Optional<Instant> firstUse() {
        return come(activatedAt);
    }

    /** When it ends, as far as that is known. */
    public Optional<Instant> end() {
        return come(expiresAt);
    }

    private static Optional<Instant> come(Instant time) {
        return Optional.of(time).filter(t -> !t.equals(NOT_YET));
    }
}
