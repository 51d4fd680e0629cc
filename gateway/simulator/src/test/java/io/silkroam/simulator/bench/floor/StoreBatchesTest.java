package io.silkroam.simulator.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.store.AccountRow;
import io.silkroam.charging.store.AccountStore;
import io.silkroam.charging.store.JournalWriter;
import io.silkroam.charging.store.NewAccount;
import io.silkroam.simulator.bench.load.Subscribers;
import io.silkroam.store.BatchHandler;
import io.silkroam.store.Database;
import io.silkroam.store.LaneObserver;
import io.silkroam.store.LaneSession;
import io.silkroam.store.LaneSettings;
import io.silkroam.store.Lanes;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The floor of the store writes what charging writes: one new version of an account, and rows of the same sizes. */
class StoreBatchesTest {
    private static final Instant WHEN = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant LATER = WHEN.plusSeconds(60);
    private static final byte[] BODY = {1, 2, 3, 4, 5};
    private static final Identity FIRST = Identity.imsi(Subscribers.imsi(1));
    private static final Identity SECOND = Identity.imsi(Subscribers.imsi(2));

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final LaneSettings PATIENT = new LaneSettings(1, 10, 10, LONG, LONG, Duration.ofSeconds(5), LONG, 5);

    @TempDir
    private Path folder;

    @Test
    void shouldWriteTheRowsOfARequestOfTheSameTypeForAnotherSubscriber() {
        try (Database database = TestDatabases.h2(folder)) {
            prepare(database);
            CopiedRows rows = CopiedRows.of(database, 2);

            write(database, rows, new StoreRequest(0, SECOND, 2, 77, 2, 5), new StoreRequest(1, SECOND, 2, 78, 3, 9));

            UsageRecord copied = usage(2, 2, 5, "pgw1.epc.example;1;0000000077", LATER);
            assertThat(journalOf(database, 2)).containsExactly(copied);
            AccountRow account = accountOf(database, SECOND);
            assertThat(account.version()).isEqualTo(2);
            assertThat(account.body()).isEqualTo(BODY);
            assertThat(accountOf(database, FIRST).version()).isEqualTo(1);
        }
    }

    @Test
    void shouldKnowTheVersionItWroteItself() {
        try (Database database = TestDatabases.h2(folder)) {
            prepare(database);
            CopiedRows rows = CopiedRows.of(database, 2);
            BlockingQueue<StoreBatches.Done> done = new LinkedBlockingQueue<>();
            StoreBatches batches =
                    new StoreBatches(database.dialect(), rows, 10, Clock.fixed(LATER, ZoneOffset.UTC), done::add);
            try (Lanes<StoreRequest> lanes = Lanes.start(database, "bench", PATIENT, batches, LaneObserver.NONE)) {
                for (int number = 1; number <= 3; number++) {
                    lanes.offer(1, new StoreRequest(0, FIRST, 1, 77, 2, number));
                    assertThat(next(done).written()).isTrue();
                }
            }
            assertThat(accountOf(database, FIRST).version()).isEqualTo(4);
        }
    }

    private static UsageRecord usage(long subscriber, int type, long number, String session, Instant at) {
        return UsageRecord.of(UsageKind.USAGE, at, subscriber, Subscribers.imsi(subscriber))
                .request(session, type, number)
                .originHost("pgw1.epc.example")
                .ratingGroup(100)
                .quantity(UsageUnit.OCTETS, 20_000)
                .plan(1, "wechat-go-1gb@1")
                .build();
    }

    private static void prepare(Database database) {
        List<NewAccount> accounts = List.of(
                new NewAccount(1, List.of(FIRST), Long.MAX_VALUE, BODY),
                new NewAccount(2, List.of(SECOND), Long.MAX_VALUE, BODY));
        database.transact("fill", connection -> new AccountStore(database.dialect()).create(connection, accounts));
        BatchHandler<UsageRecord> charging = new BatchHandler<>() {
            @Override
            public void handle(List<UsageRecord> batch, LaneSession lane) {
                new JournalWriter().append(lane, batch);
                lane.commitDurably();
            }

            @Override
            public void refuse(UsageRecord record, Refusal why) {
                throw new AssertionError(why);
            }
        };
        try (Lanes<UsageRecord> lanes = Lanes.start(database, "gateway", PATIENT, charging, LaneObserver.NONE)) {
            lanes.offer(1, usage(1, 2, 1, "pgw1.epc.example;1;0000000001", WHEN));
        }
    }

    private static void write(Database database, CopiedRows rows, StoreRequest... requests) {
        BlockingQueue<StoreBatches.Done> done = new LinkedBlockingQueue<>();
        StoreBatches batches =
                new StoreBatches(database.dialect(), rows, 10, Clock.fixed(LATER, ZoneOffset.UTC), done::add);
        try (Lanes<List<StoreRequest>> lanes =
                Lanes.start(database, "bench", PATIENT, wholeBatch(batches), LaneObserver.NONE)) {
            lanes.offer(1, List.of(requests));
            assertThat(next(done)).isEqualTo(new StoreBatches.Done(List.of(requests), true));
        }
    }

    /** What is offered together arrives together, whenever the lane comes round. */
    private static BatchHandler<List<StoreRequest>> wholeBatch(StoreBatches batches) {
        return new BatchHandler<>() {
            @Override
            public void handle(List<List<StoreRequest>> batch, LaneSession lane) {
                batches.handle(batch.get(0), lane);
            }

            @Override
            public void refuse(List<StoreRequest> batch, Refusal why) {
                throw new AssertionError(why);
            }
        };
    }

    private static StoreBatches.Done next(BlockingQueue<StoreBatches.Done> done) {
        try {
            return done.poll(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<UsageRecord> journalOf(Database database, long subscriber) {
        List<JournalEntry> entries = new ArrayList<>();
        new UsageJournal(database).forSubscriber(subscriber, entries::add);
        return entries.stream().map(JournalEntry::record).toList();
    }

    private static AccountRow accountOf(Database database, Identity name) {
        Map<Identity, AccountRow> found = database.read(
                "look", connection -> new AccountStore(database.dialect()).load(connection, Set.of(name)));
        return found.get(name);
    }
}
