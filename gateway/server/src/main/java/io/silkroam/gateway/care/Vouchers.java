package io.silkroam.gateway.care;

import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;

/** Turns a code into a plan; care is given it. */
@FunctionalInterface
public interface Vouchers {

    /** What became of a code. */
    sealed interface Outcome {
        /** The subscriber has this plan now. */
        record Redeemed(Plan plan) implements Outcome {}

        /** It was used before, by this subscriber or another. */
        record AlreadyRedeemed() implements Outcome {}

        /** There is no such code, or its time is over. */
        record Invalid() implements Outcome {}

        /** The subscriber tried too many wrong codes and has to wait. */
        record TooManyTries() implements Outcome {}

        /** Nothing was decided; the same code may be tried again. */
        record Busy() implements Outcome {}
    }

    /**
     * Redeems a code once. May take as long as a sale; is called again with the same code when a gateway ended in
     * between, and must then not sell twice.
     *
     * @param code digits alone
     */
    Outcome redeem(SubscriberId subscriber, String code);
}
