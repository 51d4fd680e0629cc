package io.silkroam.diameter.node;

import java.util.concurrent.atomic.LongAdder;

/** The running counters of one peer, bumped on any of its connections' event loops. */
final class PeerMeter {
    final LongAdder received = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder shed = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder answers = new LongAdder();
    final LongAdder timedOut = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder failedOver = new LongAdder();

    PeerCounters snapshot(int inFlight, int pending) {
        return new PeerCounters(
                received.sum(),
                answered.sum(),
                refused.sum(),
                shed.sum(),
                malformed.sum(),
                dropped.sum(),
                sent.sum(),
                answers.sum(),
                timedOut.sum(),
                late.sum(),
                failedOver.sum(),
                inFlight,
                pending);
    }
}
