package io.silkroam.gateway.admin;

import io.silkroam.charging.account.Subscription;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.plan.Plan;
import java.util.Optional;

/** What became of a command. */
public sealed interface Outcome {
    /** How far it was carried out. */
    enum Kind {
        DONE,
        /** It was so already; nothing was written. */
        UNCHANGED,
        /** It was a dry run, and nothing stands in its way. */
        WOULD_BE_DONE
    }

    /**
     * It was carried out, or would be.
     *
     * @param sim as it is now; after a swap, the SIM that was replaced
     * @param subscription the bought plan it was about, as it is now
     * @param plan the plan that was, or would be, sold
     */
    record Applied(Kind kind, Sim sim, Optional<Subscription> subscription, Optional<Plan> plan) implements Outcome {
        static Applied of(Kind kind, Sim sim) {
            return new Applied(kind, sim, Optional.empty(), Optional.empty());
        }

        Applied with(Sim newer) {
            return new Applied(kind, newer, subscription, plan);
        }
    }

    /**
     * It was refused, and nothing is changed.
     *
     * @param detail what stands in its way
     * @param hint what to do about it
     */
    record Refused(Refusal reason, String detail, String hint) implements Outcome {}
}
