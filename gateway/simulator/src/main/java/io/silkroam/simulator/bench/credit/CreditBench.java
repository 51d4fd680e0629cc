package io.silkroam.simulator.bench.credit;

import io.silkroam.gateway.conf.Configuration;
import io.silkroam.simulator.bench.BenchStore;
import io.silkroam.simulator.bench.floor.Floor;
import io.silkroam.simulator.bench.floor.FloorFigures;
import io.silkroam.simulator.bench.load.CreditLoad;
import io.silkroam.simulator.bench.load.LoadGenerator;
import io.silkroam.simulator.bench.load.Offer;
import io.silkroam.simulator.bench.load.PhaseTally;
import io.silkroam.simulator.files.Folders;
import io.silkroam.simulator.process.Disks;
import io.silkroam.simulator.process.ProcessUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run: accounts are made, gateways started in processes of their own, requests offered as fast as they are decided
 * and then at half of that rate, and the books held against what the peers were told.
 */
public final class CreditBench {
    /**
     * What is measured.
     *
     * @param conf the configuration folder that is shipped; a copy of it is used
     * @param gateways on one store; one on H2
     * @param machine arguments of the gateways' virtual machines
     * @param rate offered in the second phase; half of what the first one reached where it is not said
     * @param billing whether the gateways also book what they charge
     * @param care whether they also welcome travellers; here everybody arrives at once, which is most of the work then
     * @param tls whether the packet gateways come over TLS; the floors are without
     * @param floors measured in the same run
     */
    public record Plan(
            Path conf,
            int gateways,
            List<String> machine,
            Optional<Long> rate,
            boolean billing,
            boolean care,
            boolean tls,
            List<Floor> floors,
            CreditLoad load) {
        public Plan {
            machine = List.copyOf(machine);
            floors = List.copyOf(floors);
            if (gateways < 1 || gateways > 8) {
                throw new IllegalArgumentException("gateways cannot be " + gateways);
            }
        }
    }

    private final Plan plan;
    private final CreditLoad load;
    private final BenchStore store;
    private final Clock clock;
    private final Consumer<String> told;

    private CreditBench(Plan plan, BenchStore store, Clock clock, Consumer<String> told) {
        this.plan = plan;
        this.load = plan.load();
        this.store = store;
        this.clock = clock;
        this.told = told;
    }

    /**
     * Runs it.
     *
     * @param told hears how it goes
     */
    public static CreditReport run(Plan plan, BenchStore store, Clock clock, Consumer<String> told)
            throws IOException, InterruptedException {
        if (store.isH2() && plan.gateways() > 1) {
            throw new IllegalArgumentException("H2 is for one gateway");
        }
        Path folder = Files.createTempDirectory("silkroam-bench");
        try {
            return new CreditBench(plan, store, clock, told).run(folder);
        } finally {
            Folders.remove(folder);
        }
    }

    private CreditReport run(Path folder) throws IOException, InterruptedException {
        Path conf = CreditConf.copy(plan.conf(), folder.resolve("conf"), plan.billing(), plan.care());
        Path data = Files.createDirectory(folder.resolve("data"));
        Map<String, String> settings = new HashMap<>(CreditConf.settings(folder));
        settings.putAll(store.settings());
        Optional<Certificates> tls =
                plan.tls() ? Optional.of(Certificates.make(folder.resolve("tls"), clock)) : Optional.empty();
        tls.ifPresent(certificates -> settings.putAll(certificates.settings()));
        Map<String, String> withData = new HashMap<>(settings);
        withData.put("data.dir", data.toString());
        Ledger ledger = new Ledger(Configuration.read(conf, withData), clock);
        told.accept("making %,d accounts".formatted(load.subscribers()));
        ledger.fill(load.subscribers(), told);
        store.settle();
        long now = clock.instant().getEpochSecond();
        List<FloorFigures> floors = floors(now);
        Served served = serve(new Place(conf, data, settings, tls), ledger, now);
        floors.addAll(storeFloor(new FloorFigures.Site(conf, withData, store)));
        return new CreditReport(store.name(), plan, served.figures(), floors, served.balance(), served.unexpected());
    }

    /** What came of the requests that gateways were offered. */
    private record Served(List<CreditReport.Figures> figures, Ledger.Balance balance, long unexpected) {}

    /** Where the gateways run, and how they are spoken to. */
    private record Place(Path conf, Path data, Map<String, String> settings, Optional<Certificates> tls) {}

    private Served serve(Place place, Ledger ledger, long now) throws IOException, InterruptedException {
        try (Gateways gateways =
                        Gateways.start(plan.gateways(), plan.machine(), place.conf(), place.data(), place.settings());
                SyncCount syncs = store.isH2() ? SyncCount.ofEmbedded(gateways) : ledger.countSyncs();
                LoadGenerator generator = new LoadGenerator(load, ledger.zeroRated(), now)) {
            generator.connect(gateways.addresses(plan.tls()), place.tls().map(Certificates::peers));
            List<CreditReport.Figures> figures = measure(gateways, generator, syncs);
            generator.settle();
            gateways.stop();
            told.accept("reading the books");
            Ledger.Balance balance = ledger.balance(generator.book(), generator.grantedAndOpen());
            return new Served(figures, balance, generator.book().unexpectedCount());
        }
    }

    private List<FloorFigures> floors(long now) throws IOException {
        List<FloorFigures> measured = new ArrayList<>();
        for (Floor floor : plan.floors()) {
            if (floor.isServer()) {
                told.accept("measuring " + floor.title());
                measured.add(FloorFigures.measure(floor, plan.machine(), load, now));
            }
        }
        return measured;
    }

    /** After the books were read: it writes over accounts and rows as the gateways left them, and spoils the books. */
    private List<FloorFigures> storeFloor(FloorFigures.Site site) throws IOException {
        if (!plan.floors().contains(Floor.STORE)) {
            return List.of();
        }
        told.accept("measuring " + Floor.STORE.title());
        return List.of(FloorFigures.measureStore(site, plan.machine(), load));
    }

    private List<CreditReport.Figures> measure(Gateways gateways, LoadGenerator generator, SyncCount syncs)
            throws IOException {
        told.accept("warming up");
        generator.run(new Offer(Offer.AS_FAST_AS_THEY_GO), load.warmUp());
        List<CreditReport.Figures> figures = new ArrayList<>();
        CreditReport.Figures most = phase(gateways, generator, syncs, new Offer(Offer.AS_FAST_AS_THEY_GO));
        figures.add(most);
        long rate = plan.rate().orElse(Math.max(1, most.decidedPerSecond() / 2));
        figures.add(phase(gateways, generator, syncs, new Offer(rate)));
        return figures;
    }

    private CreditReport.Figures phase(Gateways gateways, LoadGenerator generator, SyncCount syncs, Offer offer)
            throws IOException {
        // Counted around the rest: reading the count costs the generator's process something.
        Syncs syncsBefore = syncs.soFar();
        Use before = use(gateways);
        Duration time = load.measured();
        PhaseTally tally = generator.run(offer, time);
        Use use = use(gateways).minus(before);
        Syncs synced = syncs.soFar().minus(syncsBefore);
        CreditReport.Figures figures = new CreditReport.Figures(offer, time, tally, use, synced);
        told.accept(figures.line());
        return figures;
    }

    private Use use(Gateways gateways) throws IOException {
        return new Use(
                ProcessUse.of(ProcessHandle.current().pid()),
                gateways.use(),
                store.use(),
                Disks.ofThisMachine().writtenOctets(),
                gateways.allocatedOctets(),
                gateways.collectionMillis());
    }
}
