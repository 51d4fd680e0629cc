package io.silkroam.gateway.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A subscriber as an operator sees it.
 *
 * @param plans what was bought and has not ended, in order of purchase
 */
public record SubscriberView(String status, List<BoughtPlan> plans, int openSessions) {
    /**
     * A bought plan.
     *
     * @param activatedAt empty before its first use
     * @param remaining units left in all its allowances, reserved ones included
     */
    public record BoughtPlan(String plan, Optional<Instant> activatedAt, Optional<Instant> expiresAt, long remaining) {}

    public SubscriberView {
        plans = List.copyOf(plans);
    }

    /** Units left in all plans. */
    public long remaining() {
        return plans.stream().mapToLong(BoughtPlan::remaining).sum();
    }
}
