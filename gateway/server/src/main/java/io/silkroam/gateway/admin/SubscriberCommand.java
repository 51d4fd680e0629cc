package io.silkroam.gateway.admin;

import io.silkroam.sim.Msisdn;
import io.silkroam.sim.inventory.CardState;
import io.silkroam.sim.inventory.SimAction;
import io.silkroam.sim.plan.Stacking;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Something to do to one SIM or its subscriber, by whatever door it came in. */
public sealed interface SubscriberCommand {
    /** The SIM it is about. */
    SimRef sim();

    Conditions conditions();

    /**
     * Under which it is carried out.
     *
     * @param ifVersion the SIM's version the caller has seen; another one refuses the command
     * @param dryRun everything is checked and nothing is changed
     */
    record Conditions(OptionalLong ifVersion, boolean dryRun) {
        /** Whatever the version, for real. */
        public static final Conditions NONE = new Conditions(OptionalLong.empty(), false);
    }

    /** A step of a SIM's life. */
    record ChangeSim(SimRef sim, SimAction action, Details details, Conditions conditions)
            implements SubscriberCommand {}

    /**
     * What a step may need.
     *
     * @param msisdn the number to activate with
     * @param pool the pool to take the next free number from instead
     * @param holder the carrier or shop to allocate to
     * @param successor the SIM that takes over in a swap
     * @param reason for the audit log
     */
    record Details(
            Optional<Msisdn> msisdn,
            Optional<String> pool,
            Optional<String> holder,
            Optional<SimRef> successor,
            String reason) {
        /** Nothing but a reason. */
        public static Details because(String reason) {
            return new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), reason);
        }

        public static Details number(Msisdn msisdn) {
            return new Details(Optional.of(msisdn), Optional.empty(), Optional.empty(), Optional.empty(), "");
        }
    }

    /** What the SM-DP+ says of an eSIM's profile; no subscriber depends on it. */
    record SetCardState(SimRef sim, CardState state, Conditions conditions) implements SubscriberCommand {}

    /**
     * A plan is bought.
     *
     * @param use beside the running plan, after it, or as its extension; empty does as the plan says
     * @param reference the buyer's name for the purchase; the same again buys nothing
     */
    record SellPlan(SimRef sim, String plan, Optional<Stacking> use, String reference, Conditions conditions)
            implements SubscriberCommand {}

    /** An unused plan is taken back. */
    record RefundPlan(SimRef sim, long subscription, String reason, Conditions conditions)
            implements SubscriberCommand {}

    /** A running plan ends later. */
    record ExtendPlan(SimRef sim, long subscription, Instant until, String reason, Conditions conditions)
            implements SubscriberCommand {}
}
