package io.silkroam.charging.rules;

import io.silkroam.charging.account.AccountStatus;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.Stacking;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Something that happens to an account other than a credit-control request; each becomes a {@link ChangeOutcome}. */
public sealed interface AccountChange {
    /**
     * A plan is bought. The same reference again buys nothing while that plan lives.
     *
     * @param use what it does beside plans that run already; empty for what the plan says itself. A plan that is valid
     *     from its purchase is valid from then on, however it is used.
     */
    record Purchase(String reference, Plan plan, Optional<Stacking> use) implements AccountChange {
        /** Stacking as the plan has it. */
        public Purchase(String reference, Plan plan) {
            this(reference, plan, Optional.empty());
        }
    }

    /**
     * An unused plan is taken back for its price: never activated, nothing used, nothing reserved. Once it is gone a
     * repetition finds no such subscription, for nothing remembers it but the journal.
     *
     * @param reason for whoever records who did it; the journal's row names the purchase instead
     */
    record Refund(long subscriptionId, String reason) implements AccountChange {}

    /** A plan that runs ends later, at {@code until}; milliseconds count, what is finer does not. */
    record Extension(long subscriptionId, Instant until, String reason) implements AccountChange {
        public Extension {
            until = until.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** The subscriber has another card. Journal rows carry its IMSI from now on, and sessions of the old one end. */
    record CardChange(Imsi imsi, String reason) implements AccountChange {}

    /** The SIM is suspended, lost, expired or active again. */
    record StatusChange(AccountStatus status, String reason) implements AccountChange {}

    /** Time has passed. */
    record Sweep() implements AccountChange {}

    /** The peer says that it does not know this session (any more). */
    record SessionGone(String sessionId) implements AccountChange {}
}
