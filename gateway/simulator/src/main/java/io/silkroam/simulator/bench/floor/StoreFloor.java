package io.silkroam.simulator.bench.floor;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.request.Identity;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.simulator.bench.load.CreditLoad;
import io.silkroam.simulator.bench.load.SessionSlots;
import io.silkroam.simulator.bench.load.Subscribers;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.store.Database;
import io.silkroam.store.LaneObserver;
import io.silkroam.store.Lanes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The store alone in a process of its own: the requests of the load generator, in its order and as many at a time, go
 * straight into the lanes of the gateway's configuration. The database is one that a gateway has served.
 */
public final class StoreFloor {
    /** Said when the warm-up is over. */
    static final String MEASURING = "measuring";
    /** Said at the end, with what came out: requests within the time, requests in all, commits. */
    static final String RESULT = "result=";

    private static final int INITIAL = 1;
    private static final int UPDATE = 2;
    private static final int TERMINATION = 3;
    private static final long GLANCE_MILLIS = 100;

    private final SessionSlots slots;
    private final int mostInFlight;
    private final Lanes<StoreRequest> lanes;
    private final BlockingQueue<StoreBatches.Done> finished = new LinkedBlockingQueue<>();
    private final AtomicLong commits = new AtomicLong();
    private final Identity[] names;
    private int inFlight;

    private StoreFloor(CreditLoad load, Database database, ChargingEngine.Settings engine, Clock clock) {
        this.slots = new SessionSlots(load);
        this.mostInFlight = load.inFlight();
        this.names = new Identity[load.sessions()];
        CopiedRows rows = CopiedRows.of(database, load.subscribers());
        StoreBatches batches =
                new StoreBatches(database.dialect(), rows, engine.cachedAccounts(), clock, finished::add);
        this.lanes = Lanes.start(database, engine.gateway(), engine.lanes(), batches, new LaneObserver() {
            @Override
            public void committed(int lane, long nanos) {
                commits.incrementAndGet();
            }
        });
    }

    /** What such a process is told of the load and the gateway's configuration. */
    static List<String> arguments(CreditLoad load, Path conf, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                conf.toString(),
                load.profile().name(),
                String.valueOf(load.updates()),
                String.valueOf(load.subscribers()),
                String.valueOf(load.sessions()),
                String.valueOf(load.inFlight()),
                String.valueOf(load.warmUp().toMillis()),
                String.valueOf(load.measured().toMillis())));
        settings.forEach((key, value) -> arguments.add(key + "=" + value));
        return arguments;
    }

    /** Writes for the time of the warm-up and of the measurement. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> load = Arrays.asList(arguments).subList(1, 8);
        Map<String, String> settings = new HashMap<>();
        for (String setting : Arrays.asList(arguments).subList(8, arguments.length)) {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        try {
            run(load(load), Configuration.read(Path.of(arguments[0]), settings));
        } catch (RuntimeException e) {
            System.out.println(FloorProcess.FAILED + e);
            System.exit(1);
        }
        System.exit(0);
    }

    private static CreditLoad load(List<String> fields) {
        return new CreditLoad(
                GatewayProfile.valueOf(fields.get(0)),
                Integer.parseInt(fields.get(1)),
                Integer.parseInt(fields.get(2)),
                Integer.parseInt(fields.get(3)),
                1,
                Integer.parseInt(fields.get(4)),
                Duration.ofMillis(Long.parseLong(fields.get(5))),
                Duration.ofMillis(Long.parseLong(fields.get(6))));
    }

    private static void run(CreditLoad load, Configuration configuration) throws InterruptedException {
        try (Database database = Database.open(configuration.settings().database(), failed -> {
            throw failed;
        })) {
            StoreFloor floor =
                    new StoreFloor(load, database, configuration.settings().charging(), Clock.systemUTC());
            floor.write(load.warmUp());
            System.out.println(MEASURING);
            long commitsBefore = floor.commits.get();
            Written written = floor.write(load.measured());
            System.out.println("%s%d %d %d"
                    .formatted(RESULT, written.inTime(), written.all(), floor.commits.get() - commitsBefore));
            FloorServer.awaitEndOfInput(); // who started us may look at what we used
            floor.lanes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many requests are on disk, and how many of them were while more were offered. */
    private record Written(long inTime, long all) {}

    private Written write(Duration time) throws InterruptedException {
        long begin = System.nanoTime();
        long inTime = 0;
        long all = 0;
        boolean offering = true;
        while (offering || inFlight > 0) {
            while (offering && inFlight < mostInFlight && slots.hasReady() && offer(slots.take(0))) {
                inFlight++;
            }
            StoreBatches.Done done = finished.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            offering = System.nanoTime() - begin < time.toNanos();
            if (done != null) {
                settle(done);
                long written = done.written() ? done.requests().size() : 0;
                all += written;
                inTime += offering ? written : 0;
            }
        }
        return new Written(inTime, all);
    }

    private boolean offer(int slot) {
        if (slots.isFirst(slot) || names[slot] == null) {
            names[slot] = Identity.imsi(Subscribers.imsi(slots.subscriber(slot)));
        }
        int type = slots.isFirst(slot) ? INITIAL : slots.isLast(slot) ? TERMINATION : UPDATE;
        boolean taken = lanes.offer(
                names[slot].hashCode(),
                new StoreRequest(
                        slot, names[slot], slots.subscriber(slot), slots.session(slot), type, slots.number(slot)));
        if (!taken) {
            slots.repeat(slot);
        }
        return taken;
    }

    private void settle(StoreBatches.Done done) {
        for (StoreRequest request : done.requests()) {
            inFlight--;
            if (done.written()) {
                slots.decided(request.slot(), 0);
            } else {
                slots.repeat(request.slot());
            }
        }
    }
}
