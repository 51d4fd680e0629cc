package io.silkroam.simulator.bench.floor;

import io.silkroam.simulator.bench.BenchStore;
import io.silkroam.simulator.bench.load.CreditLoad;
import io.silkroam.simulator.bench.load.LoadGenerator;
import io.silkroam.simulator.bench.load.Offer;
import io.silkroam.simulator.bench.load.PhaseTally;
import io.silkroam.simulator.process.ProcessUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a floor reached with the same requests, as fast as they go.
 *
 * @param processorNanos for one request, of the floor's process and of the database server it works on
 * @param batches of the store alone
 */
public record FloorFigures(Floor floor, long perSecond, long processorNanos, Optional<Batches> batches) {
    /**
     * How the store alone got there.
     *
     * @param serverNanos what the database server had of the processor time of a request; 0 where there is none of ours
     * @param requests made durable by one commit, on the average
     */
    public record Batches(long serverNanos, long requests) {}

    /**
     * What a gateway had to work with.
     *
     * @param settings of the command line, which name the database
     */
    public record Site(Path conf, Map<String, String> settings, BenchStore store) {
        public Site {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * Measures a server.
     *
     * @param machine arguments of its virtual machine
     * @param load the warm-up and the time of the measurement are its
     * @param now seconds since 1970, for Event-Timestamps
     */
    public static FloorFigures measure(Floor floor, List<String> machine, CreditLoad load, long now)
            throws IOException {
        try (FloorProcess process = FloorProcess.start(floor, FloorServer.class, machine, List.of(floor.name()));
                LoadGenerator generator = new LoadGenerator(load, group -> false, now)) {
            int port = Integer.parseInt(process.await(FloorServer.PORT));
            generator.connect(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)), Optional.empty());
            generator.run(new Offer(Offer.AS_FAST_AS_THEY_GO), load.warmUp());
            ProcessUse before = process.use();
            PhaseTally tally = generator.run(new Offer(Offer.AS_FAST_AS_THEY_GO), load.measured());
            long nanos = process.use().minus(before).processorNanos() / Math.max(1, tally.decidedCount());
            return new FloorFigures(floor, perSecond(tally.decidedInTime(), load), nanos, Optional.empty());
        }
    }

    /** Measures the store alone, on the database that a gateway has left; nobody else may have it open. */
    public static FloorFigures measureStore(Site site, List<String> machine, CreditLoad load) throws IOException {
        List<String> arguments = StoreFloor.arguments(load, site.conf(), site.settings());
        try (FloorProcess process = FloorProcess.start(Floor.STORE, StoreFloor.class, machine, arguments)) {
            process.await(StoreFloor.MEASURING);
            ProcessUse before = process.use();
            ProcessUse serverBefore = site.store().use();
            String[] result = process.await(StoreFloor.RESULT).split(" ", -1);
            long all = Math.max(1, Long.parseLong(result[1]));
            long nanos = process.use().minus(before).processorNanos() / all;
            long serverNanos = site.store().use().minus(serverBefore).processorNanos() / all;
            Batches batches = new Batches(serverNanos, all / Math.max(1, Long.parseLong(result[2])));
            return new FloorFigures(
                    Floor.STORE, perSecond(Long.parseLong(result[0]), load), nanos + serverNanos, Optional.of(batches));
        }
    }

    private static long perSecond(long requests, CreditLoad load) {
        return requests * 1_000 / load.measured().toMillis();
    }
}
