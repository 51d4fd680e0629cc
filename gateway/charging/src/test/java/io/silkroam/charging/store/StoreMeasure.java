package io.silkroam.charging.store;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import io.silkroam.store.BatchHandler;
import io.silkroam.store.Database;
import io.silkroam.store.LaneObserver;
import io.silkroam.store.LaneSession;
import io.silkroam.store.LaneSettings;
import io.silkroam.store.Lanes;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * A rough figure, not a benchmark: requests per second when each one is an update of one of 100,000 accounts and a
 * journal row, and every batch is on disk before its requests are answered. Arguments: h2 or postgresql, lanes,
 * seconds, requests in flight, directory.
 */
final class StoreMeasure implements BatchHandler<Long> {

    private static final int ACCOUNTS = 100_000;
    private static final int BODY = 300;

    private final AccountStore accounts;
    private final JournalWriter journal = new JournalWriter();
    private final long[] versions = new long[ACCOUNTS + 1];
    private final Semaphore inFlight;
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();

    private StoreMeasure(Database database, int inFlight) {
        this.accounts = new AccountStore(database.dialect());
        this.inFlight = new Semaphore(inFlight);
        Arrays.fill(versions, 1);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int lanes = Integer.parseInt(args[1]);
        Path directory = Files.createTempDirectory(Path.of(args[4]), "measure");
        boolean embedded = args[0].equals("h2");
        try (Database database = embedded ? TestDatabases.h2(directory) : TestDatabases.postgresql()) {
            new StoreMeasure(database, Integer.parseInt(args[3])).run(database, lanes, Integer.parseInt(args[2]));
        }
    }

    private void run(Database database, int lanes, int seconds) throws InterruptedException {
        for (long first = 1; first <= ACCOUNTS; first += 10_000) {
            List<NewAccount> some = LongStream.range(first, first + 10_000)
                    .mapToObj(id ->
                            new NewAccount(id, List.of(Identity.imsi("20408" + id)), Long.MAX_VALUE, new byte[BODY]))
                    .toList();
            database.transact("fill", connection -> accounts.create(connection, some));
        }
        LaneSettings defaults = LaneSettings.of(lanes);
        LaneSettings patient = new LaneSettings(
                lanes,
                1_000_000,
                defaults.maxBatch(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                defaults.lockWait(),
                Duration.ofSeconds(20),
                defaults.attempts());
        try (Lanes<Long> running = Lanes.start(database, "measure", patient, this, LaneObserver.NONE)) {
            for (int second = 1; second <= seconds; second++) {
                long before = served.get();
                long batchesBefore = batches.get();
                offerFor(running, Duration.ofSeconds(1));
                long done = served.get() - before;
                long inBatches = Math.max(1, batches.get() - batchesBefore);
                System.out.printf("second %d: %d requests, %d a batch%n", second, done, done / inBatches);
            }
        }
    }

    private void offerFor(Lanes<Long> lanes, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long random = end;
        while (System.nanoTime() < end) {
            inFlight.acquire();
            random = random * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            long subscriber = 1 + Math.floorMod(random >>> 20, (long) ACCOUNTS);
            if (!lanes.offer(subscriber, subscriber)) {
                inFlight.release();
            }
        }
    }

    @Override
    public void handle(List<Long> batch, LaneSession session) {
        Instant now = Instant.ofEpochSecond(1_800_000_000L);
        List<Long> each = batch.stream().distinct().toList();
        List<AccountWrite> writes = new ArrayList<>(each.size());
        List<UsageRecord> records = new ArrayList<>(batch.size());
        for (long id : each) {
            writes.add(new AccountWrite(id, versions[(int) id]++, Long.MAX_VALUE, new byte[BODY]));
        }
        for (long id : batch) {
            records.add(UsageRecord.of(UsageKind.USAGE, now, id, "204080000000001")
                    .request("pgw1.kpn.example;1543;" + id, 2, 17)
                    .originHost("pgw1.kpn.example")
                    .ratingGroup(100)
                    .plmn("20810")
                    .zone("EEA")
                    .quantity(UsageUnit.OCTETS, 1_000_000)
                    .plan(1, "wechat-go-1gb@1")
                    .allowance("data")
                    .build());
        }
        if (!accounts.write(session.connection(), writes).isEmpty()) {
            throw new IllegalStateException("a version moved");
        }
        journal.append(session, records);
        session.commitDurably();
        served.addAndGet(batch.size());
        batches.incrementAndGet();
        inFlight.release(batch.size());
    }

    @Override
    public void refuse(Long command, Refusal why) {
        throw new IllegalStateException("refused: " + why);
    }
}
