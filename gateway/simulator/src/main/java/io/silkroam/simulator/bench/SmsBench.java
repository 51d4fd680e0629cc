package io.silkroam.simulator.bench;

import io.silkroam.gateway.Gateway;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.simulator.bench.BenchReport.Micros;
import io.silkroam.simulator.bench.BenchReport.Rates;
import io.silkroam.simulator.bench.Tally.Counts;
import io.silkroam.simulator.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A gateway on a fresh folder, an SMSC behind it and an ESME in front of it, for one run. */
public final class SmsBench {
    private static final Duration GLANCE = Duration.ofMillis(5);
    private static final Duration LINK_PATIENCE = Duration.ofSeconds(30);

    private final Load load;
    private final Tally tally;
    private final Consumer<String> told;

    private SmsBench(Load load, Consumer<String> told) {
        this.load = load;
        this.tally = new Tally(load);
        this.told = told;
    }

    /**
     * Runs it.
     *
     * @param conf the configuration folder that is shipped
     * @param name of the store, for the report
     * @param store settings that name the store; what is in it stays in it
     * @param told hears how it goes, a line a second
     */
    public static BenchReport run(Path conf, String name, Map<String, String> store, Load load, Consumer<String> told)
            throws IOException {
        Path folder = Files.createTempDirectory("silkroam-bench");
        try {
            return new SmsBench(load, told).run(conf, folder, name, store);
        } finally {
            Folders.remove(folder);
        }
    }

    private BenchReport run(Path conf, Path folder, String name, Map<String, String> store) throws IOException {
        Path copied = BenchConf.copy(conf, folder.resolve("conf"), load);
        Path data = Files.createDirectory(folder.resolve("data"));
        try (BenchSmsc smsc = new BenchSmsc(load, tally)) {
            Configuration configuration = Configuration.read(copied, BenchConf.settings(data, smsc.port(), store));
            try (Gateway gateway = Gateway.start(configuration, Clock.systemUTC(), failure -> {
                throw failure;
            })) {
                String password = Files.readString(data.resolve("esme-" + BenchConf.ACCOUNT + ".password"))
                        .strip();
                int port = gateway.sms().port().orElseThrow();
                try (BenchEsme esme = new BenchEsme(load, tally, port, password)) {
                    esme.awaitBound();
                    await(() -> smsc.bound() >= load.links(), LINK_PATIENCE);
                    return measure(esme, name);
                }
            }
        }
    }

    private BenchReport measure(BenchEsme esme, String name) {
        long begin = System.nanoTime();
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> esme.run(begin));
        await(
                () -> System.nanoTime() - begin >= load.warmUp().toNanos(),
                load.warmUp().plusSeconds(1));
        Counts first = tally.counts();
        long from = System.nanoTime();
        Counts before = first;
        for (long second = 1; second <= load.measured().toSeconds(); second++) {
            long end = from + Duration.ofSeconds(second).toNanos();
            await(() -> System.nanoTime() >= end, Duration.ofSeconds(2));
            Counts now = tally.counts();
            told.accept("second %d: %,d accepted, %,d forwarded, %,d receipts"
                    .formatted(
                            second,
                            now.accepted() - before.accepted(),
                            now.forwarded() - before.forwarded(),
                            now.returned() - before.returned()));
            before = now;
        }
        long nanos = System.nanoTime() - from;
        Counts last = tally.counts();
        running.orTimeout(load.drain().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .exceptionally(late -> null)
                .join();
        await(() -> tally.isQuiet(load.messages()), load.drain());
        return new BenchReport(
                name,
                Machine.description(),
                load,
                load.measured().toSeconds(),
                new Rates(
                        rate(last.accepted() - first.accepted(), nanos),
                        rate(last.forwarded() - first.forwarded(), nanos),
                        rate(last.returned() - first.returned(), nanos)),
                answer(),
                tally.balance(),
                tally.refusals());
    }

    private Micros answer() {
        Latencies all = tally.latencies();
        return new Micros(all.perMille(500), all.perMille(990), all.perMille(999), all.longest());
    }

    private static long rate(long count, long nanos) {
        return Math.round(count * 1e9 / nanos);
    }

    /** Waits for something, or until the time is up; what is missing then is seen in the balance. */
    private static void await(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
