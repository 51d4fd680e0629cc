package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.store.BatchHandler.Refusal;
import io.silkroam.store.LedgerHandler.Command;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanesTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    /** What a lane's thread may be late by, on a machine that does much else, before it takes its first command. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final FaultyDialect faults = new FaultyDialect();
    private final BlockingQueue<StoreException> fatal = new LinkedBlockingQueue<>();
    private final LedgerHandler handler = new LedgerHandler();
    private Database database;
    private Lanes<Command> lanes;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = TestDatabases.faulty(directory, faults, fatal::add);
        database.transact("create", connection -> DatabaseContract.execute(connection, LedgerHandler.TABLE));
    }

    @AfterEach
    void close() {
        if (lanes != null) {
            lanes.close(Duration.ofSeconds(5));
        }
        database.close();
    }

    @Test
    void shouldAnswerCommandsOfOneKeyInOrderAndTogether() throws InterruptedException {
        start(settings(2, 1_000, LONG, LONG));
        handler.block(lanes, new Command(0, 0));
        for (int number = 1; number <= 100; number++) {
            for (long key = 0; key < 5; key++) {
                assertThat(lanes.offer(key, new Command(key, number))).isTrue();
            }
        }
        handler.unblock();

        List<Command> answered = new ArrayList<>();
        while (answered.size() < 501) {
            answered.add(handler.nextAnswer());
        }

        for (long key = 0; key < 5; key++) {
            long wanted = key;
            assertThat(answered)
                    .filteredOn(command -> command.key() == wanted)
                    .extracting(Command::number)
                    .isSorted();
        }
        assertThat(handler.batchSizes).anyMatch(size -> size > 100);
        assertThat(rows()).isEqualTo(501);
    }

    @Test
    void shouldTakeNoMoreThanTheQueueHolds() throws InterruptedException {
        start(settings(1, 3, LONG, LONG));
        handler.block(lanes, new Command(1, 0));

        assertThat(offered(1, 2, 3)).containsExactly(true, true, true);
        assertThat(offered(4)).containsExactly(false);
        assertThat(lanes.depth()).isEqualTo(3);
        handler.unblock();
        for (int i = 0; i <= 3; i++) {
            assertThat(handler.nextAnswer()).isEqualTo(new Command(1, i));
        }
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void shouldRefuseWhatWaitedTooLongEvenWhileTheStoreStandsStill() throws InterruptedException {
        start(settings(1, 10, PATIENCE, PATIENCE));
        handler.block(lanes, new Command(1, 0));
        offered(1);

        assertThat(handler.nextRefused()).isEqualTo(new Command(1, 1));
        assertThat(handler.refusals).containsEntry(new Command(1, 1), Refusal.EXPIRED);
        assertThat(handler.stalled.poll(10, TimeUnit.SECONDS)).containsExactly(new Command(1, 0));
        handler.unblock();
        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 0));
        assertThat(rows()).isEqualTo(1);
        assertThat(handler.stalled).isEmpty();
    }

    @Test
    void shouldAnswerNobodyOnceASyncHasFailed() throws InterruptedException {
        start(settings(2, 10, LONG, LONG));
        faults.plant(FaultyDialect.SYNC_FAILS);
        lanes.offer(0, new Command(0, 1));

        // Half of the bound: it is said when it happens, and not when the bound is reached.
        assertThat(fatal.poll(10, TimeUnit.SECONDS)).hasMessageContaining("planted: sync failed");
        lanes.offer(1, new Command(1, 1)); // the other lane, whose disk would have taken it
        assertThat(lanes.close(Duration.ofSeconds(5))).isTrue();
        assertThat(handler.answers).isEmpty();
        assertThat(handler.refusals).isEmpty();
        assertThat(fatal).isEmpty();
        assertThatThrownBy(() -> database.transact("top up", connection -> 1))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FATAL));
    }

    @Test
    void shouldServeAgainUnderANewWriterWhenTheConnectionWasLostBeforeTheCommit() throws InterruptedException {
        start(settings(1, 10, LONG, LONG));
        faults.plant(FaultyDialect.LOST_BEFORE);
        offered(1);

        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 1));
        assertThat(number("SELECT max(writer) FROM ledger")).isEqualTo(2);
    }

    @Test
    void shouldFindItDoneWhenTheConnectionWasLostAfterTheCommit() throws InterruptedException {
        start(settings(1, 10, LONG, LONG));
        faults.plant(FaultyDialect.LOST_AFTER);
        offered(1);

        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 1));
        assertThat(handler.batchSizes).hasSize(2);
        assertThat(rows()).isEqualTo(1);
        assertThat(number("SELECT max(writer) FROM ledger")).isEqualTo(1);
    }

    @Test
    void shouldLetCommandsWaitOutAnOutage() throws InterruptedException {
        start(settings(1, 10, PATIENCE, LONG));
        faults.plant(FaultyDialect.LOST_BEFORE);
        faults.failOpenings(11); // with the shortest pauses between them, over three seconds
        handler.block(lanes, new Command(1, 0));
        handler.unblock();

        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 0));
        assertThat(handler.refusals).isEmpty();
    }

    @Test
    void shouldRefuseWhenTheConnectionDoesNotComeBackInTime() throws InterruptedException {
        start(settings(1, 10, PATIENCE, PATIENCE));
        faults.failOpenings(Integer.MAX_VALUE);
        faults.plant(FaultyDialect.LOST_BEFORE);
        offered(1);

        assertThat(handler.nextRefused()).isEqualTo(new Command(1, 1));
        assertThat(handler.refusals).containsEntry(new Command(1, 1), Refusal.DISCONNECTED);
        faults.failOpenings(0);
        assertThat(rows()).isZero();
    }

    @Test
    void shouldTryAgainAfterAConflictAndGiveUpAtTheBound() throws InterruptedException {
        start(settings(1, 10, LONG, LONG));
        faults.plant(FaultyDialect.CONFLICT, FaultyDialect.CONFLICT);
        offered(1);
        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 1));

        faults.plant(FaultyDialect.CONFLICT, FaultyDialect.CONFLICT, FaultyDialect.CONFLICT);
        offered(2);
        assertThat(handler.nextRefused()).isEqualTo(new Command(1, 2));
        assertThat(handler.refusals).containsEntry(new Command(1, 2), Refusal.CONTENDED);

        offered(3);
        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 3));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void shouldLetOnlyTheFaultyCommandsFail() throws InterruptedException {
        start(settings(1, 10, LONG, LONG));
        handler.block(lanes, new Command(1, 0));
        offered(1, LedgerHandler.POISON, 2, LedgerHandler.BUG, 3);
        handler.unblock();

        for (int i = 0; i <= 3; i++) {
            assertThat(handler.nextAnswer()).isEqualTo(new Command(1, i));
        }
        assertThat(handler.refusals)
                .containsOnlyKeys(new Command(1, LedgerHandler.POISON), new Command(1, LedgerHandler.BUG))
                .containsValue(Refusal.FAILED);
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void shouldFinishWhatIsQueuedBeforeItCloses() throws InterruptedException {
        start(settings(1, 10, LONG, LONG));
        handler.block(lanes, new Command(1, 0));
        offered(1, 2);
        handler.unblock();

        assertThat(lanes.close(LONG)).isTrue();

        assertThat(handler.answers).hasSize(3);
        assertThat(offered(3)).containsExactly(false);
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void shouldRefuseWhatItCouldNotFinishInTime() throws InterruptedException {
        start(settings(1, 10, LONG, LONG));
        handler.block(lanes, new Command(1, 0));
        offered(1);

        assertThat(lanes.close(Duration.ofMillis(200))).isFalse();
        assertThat(handler.nextRefused()).isEqualTo(new Command(1, 1));
        assertThat(handler.refusals).containsEntry(new Command(1, 1), Refusal.CLOSING);

        handler.unblock(); // what was with the store already may still be done, and is then answered
        assertThat(handler.nextAnswer()).isEqualTo(new Command(1, 0));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void shouldNotStartWithoutItsConnections() {
        faults.failOpenings(1);

        assertThatThrownBy(() -> start(settings(2, 10, LONG, LONG)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CONNECTION_LOST));
    }

    @Test
    void shouldReportBatchesAndCommitsToItsObserver() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        LaneObserver observer = new LaneObserver() {
            @Override
            public void connected(int lane, boolean connected) {
                seen.add("connected " + connected);
            }

            @Override
            public void batch(int lane, int size, int stillQueued, long oldestWaitedNanos) {
                seen.add("batch of " + size + ", " + stillQueued + " left");
            }

            @Override
            public void committed(int lane, long nanos) {
                seen.add(nanos > 0 ? "committed" : "committed in no time");
            }
        };
        lanes = Lanes.start(database, "test", settings(1, 10, LONG, LONG), handler, observer);
        offered(1);
        handler.nextAnswer();
        lanes.close();

        assertThat(seen).containsExactly("connected true", "batch of 1, 0 left", "committed");
    }

    private void start(LaneSettings settings) {
        lanes = Lanes.start(database, "test", settings, handler, LaneObserver.NONE);
    }

    private static LaneSettings settings(int lanes, int capacity, Duration maxWait, Duration outageWait) {
        return new LaneSettings(
                lanes, capacity, 1_000, maxWait, outageWait, Duration.ofSeconds(1), Duration.ofSeconds(20), 3);
    }

    private List<Boolean> offered(int... numbers) {
        List<Boolean> taken = new ArrayList<>();
        for (int number : numbers) {
            taken.add(lanes.offer(1, new Command(1, number)));
        }
        return taken;
    }

    private long rows() {
        return number("SELECT count(*) FROM ledger");
    }

    private long number(String sql) {
        return database.read("count", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
