package io.silkroam.simulator.bench.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What became of the requests of one phase. Written by the generator's thread alone. */
public final class PhaseTally {
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

    /** Requests that were sent, those sent again included. */
    public long sentCount() {
        return sent;
    }

    /** Requests that were decided. */
    public long decidedCount() {
        return decided;
    }

    /** Those whose answer came while requests were still offered. */
    public long decidedInTime() {
        return decidedInTime;
    }

    /** How many answers there were of each Result-Code. */
    public Map<Integer, Long> results() {
        return results;
    }

    /** From when a request was due to its decision, in microseconds. */
    public Histogram latencies() {
        return latencies;
    }
}
