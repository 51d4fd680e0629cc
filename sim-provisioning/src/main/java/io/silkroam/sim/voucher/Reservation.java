package io.silkroam.sim.voucher;

import io.silkroam.sim.SubscriberId;
import java.time.Instant;
import java.util.Optional;

/** What a code turned out to be for a subscriber. */
public sealed interface Reservation {
    /**
     * It is this subscriber's, and its plan is to be sold now, or again if that was interrupted.
     *
     * @param attempt how often it was ever taken up
     * @param first whether it was good for anybody just before; what is refused then may be given back
     * @param holder whose SIMs alone may redeem it
     */
    record Reserved(
            long voucher, int attempt, boolean first, SubscriberId subscriber, String plan, Optional<String> holder)
            implements Reservation {}

    /** This subscriber has redeemed it before. */
    record AlreadyRedeemed() implements Reservation {}

    /** There is none, or it is void, over, or somebody else's; which of these is nobody's business. */
    record Invalid() implements Reservation {}

    /** Too many wrong codes; none is looked at until then. */
    record TooManyTries(Instant until) implements Reservation {}
}
