package io.silkroam.simulator.bench.load;

import java.util.concurrent.CompletableFuture;

/** A time in which requests are offered in one way. */
final class Phase {
    /** Before the first: nothing is offered. */
    static final Phase NONE = new Phase(new Offer(Offer.AS_FAST_AS_THEY_GO), 0, Long.MIN_VALUE);

    private final Offer offer;
    private final long begin;
    private final long length;
    private final PhaseTally tally = new PhaseTally();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long taken;

    Phase(Offer offer, long beginNanos, long lengthNanos) {
        this.offer = offer;
        this.begin = beginNanos;
        this.length = lengthNanos;
    }

    boolean isOffering(long now) {
        return now - begin < length;
    }

    boolean nextIsDue(long now) {
        return offer.due(taken, now - begin) <= now - begin;
    }

    /** When the next request was due, which is under way from now on. */
    long takeDue(long now) {
        return begin + offer.due(taken++, now - begin);
    }

    /** An answer came; one that comes when nothing is offered any more counts for its latency, not for the rate. */
    void answered(int resultCode, boolean isDecision, long due, long now) {
        tally.answered(resultCode, isDecision, isOffering(now), now - due);
    }

    boolean isBusy() {
        return this != NONE && !over.isDone();
    }

    void end() {
        over.complete(null);
    }

    CompletableFuture<Void> over() {
        return over;
    }

    PhaseTally tally() {
        return tally;
    }
}
