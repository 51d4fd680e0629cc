package io.silkroam.simulator.bench.credit;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What became of the requests of one phase. Written by the generator's thread alone. */
final class PhaseTally {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    private final Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
    private final Map<Integer, Long> results = new TreeMap<>();
    private long sent;
    private long decided;
    private long decidedInTime;

    void sent() {
        sent++;
    }

    /**
     * An answer came.
     *
     * @param inTime while requests were still offered
     * @param nanos since the request was due
     */
    void answered(int resultCode, boolean isDecision, boolean inTime, long nanos) {
        results.merge(resultCode, 1L, Long::sum);
        if (isDecision) {
            decided++;
            decidedInTime += inTime ? 1 : 0;
            latencies.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
        }
    }

    long sentCount() {
        return sent;
    }

    long decidedCount() {
        return decided;
    }

    /** Those whose answer came while requests were still offered. */
    long decidedInTime() {
        return decidedInTime;
    }

    /** How many answers there were of each Result-Code. */
    Map<Integer, Long> results() {
        return results;
    }

    Histogram latencies() {
        return latencies;
    }
}
