package io.silkroam.charging.rules;

import io.silkroam.charging.account.AccountStatus;
import io.silkroam.sim.plan.Plan;

/** Something that happens to an account other than a credit-control request. */
public sealed interface AccountChange {
    /** A plan is bought. The same reference again buys nothing while that plan lives. */
    record Purchase(String reference, Plan plan) implements AccountChange {}

    /** The SIM is suspended, lost, expired or active again. */
    record StatusChange(AccountStatus status, String reason) implements AccountChange {}

    /** Time has passed. */
    record Sweep() implements AccountChange {}

    /** The peer says that it does not know this session (any more). */
    record SessionGone(String sessionId) implements AccountChange {}
}
