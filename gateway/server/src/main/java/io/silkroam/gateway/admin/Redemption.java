package io.silkroam.gateway.admin;

import io.silkroam.sim.plan.Plan;
import java.time.Instant;

/** What became of a voucher's code. */
public sealed interface Redemption {
    /** The subscriber has the plan. */
    record Redeemed(Plan plan) implements Redemption {}

    /** This subscriber redeemed it before. */
    record AlreadyRedeemed() implements Redemption {}

    /** There is no such voucher, or it is void, over, or another's. */
    record Invalid() implements Redemption {}

    /** Too many wrong codes: none is looked at until then. */
    record TooManyTries(Instant until) implements Redemption {}

    /** It was not decided; the same code again finishes it, and so does the gateway by itself. */
    record Busy() implements Redemption {}

    /** The voucher is good and its plan cannot be had now; it stays good, for this subscriber at least. */
    record Refused(Refusal reason) implements Redemption {}
}
