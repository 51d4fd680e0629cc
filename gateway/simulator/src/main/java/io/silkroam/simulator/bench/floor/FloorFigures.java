package io.silkroam.simulator.bench.floor;

import io.silkroam.simulator.bench.load.CreditLoad;
import io.silkroam.simulator.bench.load.LoadGenerator;
import io.silkroam.simulator.bench.load.Offer;
import io.silkroam.simulator.bench.load.PhaseTally;
import io.silkroam.simulator.process.ProcessUse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a floor reached with the same requests, as fast as they go.
 *
 * @param processorNanos of the floor's process for one request
 */
public record FloorFigures(Floor floor, long perSecond, long processorNanos) {
    /**
     * Measures one.
     *
     * @param time of the measurement; the warm-up before it is the load's
     * @param now seconds since 1970, for Event-Timestamps
     */
    public static FloorFigures measure(Floor floor, List<String> machine, CreditLoad load, Duration time, long now)
            throws IOException {
        try (FloorProcess process = FloorProcess.start(floor, machine);
                LoadGenerator generator = new LoadGenerator(load, group -> false, now)) {
            generator.connect(List.of(process.address()), Optional.empty());
            generator.run(new Offer(Offer.AS_FAST_AS_THEY_GO), load.warmUp());
            ProcessUse before = process.use();
            PhaseTally tally = generator.run(new Offer(Offer.AS_FAST_AS_THEY_GO), time);
            long nanos = process.use().minus(before).processorNanos() / Math.max(1, tally.decidedCount());
            return new FloorFigures(floor, tally.decidedInTime() * 1_000 / time.toMillis(), nanos);
        }
    }
}
