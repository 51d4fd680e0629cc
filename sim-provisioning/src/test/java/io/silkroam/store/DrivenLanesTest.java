package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.store.BatchHandler.Refusal;
import io.silkroam.store.LedgerHandler.Command;
import io.silkroam.time.SteppedDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes without threads: nothing happens but in the steps of their driver, and it is the same that threads do. */
class DrivenLanesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration OUTAGE = PATIENCE.multipliedBy(2);
    private static final LaneSettings SETTINGS =
            new LaneSettings(2, 10, 3, PATIENCE, OUTAGE, Duration.ofSeconds(1), Duration.ofSeconds(20), 3);

    private final FaultyDialect faults = new FaultyDialect();
    private final BlockingQueue<StoreException> fatal = new LinkedBlockingQueue<>();
    private final LedgerHandler handler = new LedgerHandler();
    private final SteppedDriver driver = new SteppedDriver();
    private Database database;
    private Lanes<Command> lanes;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = TestDatabases.faulty(directory, faults, fatal::add);
        database.transact("create", connection -> DatabaseContract.execute(connection, LedgerHandler.TABLE));
        lanes = Lanes.start(database, "test", SETTINGS, handler, LaneObserver.NONE, driver);
    }

    @AfterEach
    void close() {
        lanes.close();
        database.close();
    }

    @Test
    void shouldServeABatchInAStepAndNothingBeforeIt() {
        for (int number = 1; number <= 4; number++) {
            assertThat(lanes.offer(1, new Command(1, number))).isTrue();
        }
        assertThat(handler.answers).isEmpty();

        driver.pass(Duration.ZERO);

        assertThat(handler.answers).extracting(Command::number).containsExactly(1, 2, 3, 4);
        assertThat(handler.batchSizes).containsExactly(3, 1);
    }

    @Test
    void shouldComeBackAfterALostConnectionAndServeWhatWaited() {
        faults.plant(FaultyDialect.LOST_BEFORE);
        faults.failOpenings(3);
        lanes.offer(1, new Command(1, 1));

        driver.pass(Duration.ZERO);
        assertThat(handler.answers).isEmpty();
        driver.pass(Duration.ofSeconds(1));

        assertThat(handler.answers).containsExactly(new Command(1, 1));
    }

    @Test
    void shouldRefuseInTheDriversTimeWhatWaitsTooLong() {
        faults.plant(FaultyDialect.LOST_BEFORE);
        faults.failOpenings(Integer.MAX_VALUE);
        lanes.offer(1, new Command(1, 1));

        driver.pass(PATIENCE);
        assertThat(handler.refusals).isEmpty();
        driver.pass(OUTAGE);

        assertThat(handler.refusals).containsEntry(new Command(1, 1), Refusal.DISCONNECTED);
        faults.failOpenings(0);
    }

    /** It was said after the bound: when the watch looked next, and later than the peer may expect. */
    @Test
    void shouldSayWithinTheBoundThatTheStoreStandsStill() {
        lanes.close();
        List<Command> said = new ArrayList<>();
        BatchHandler<Command> blocked = new BatchHandler<>() {
            @Override
            public void handle(List<Command> batch, LaneSession session) {
                driver.pass(OUTAGE.minusNanos(1));
                assertThat(said).containsExactlyElementsOf(batch);
                handler.handle(batch, session);
            }

            @Override
            public void refuse(Command command, Refusal why) {
                handler.refuse(command, why);
            }

            @Override
            public void stalled(List<Command> batch) {
                said.addAll(batch);
            }
        };
        lanes = Lanes.start(database, "test", SETTINGS, blocked, LaneObserver.NONE, driver);

        lanes.offer(1, new Command(1, 1));
        driver.pass(OUTAGE);

        assertThat(handler.answers).containsExactly(new Command(1, 1));
        assertThat(said).containsExactly(new Command(1, 1));
    }

    @Test
    void shouldFinishWhatIsQueuedBeforeItCloses() {
        lanes.offer(1, new Command(1, 1));
        lanes.offer(2, new Command(2, 1));

        assertThat(lanes.close(Duration.ZERO)).isTrue();

        assertThat(handler.answers).containsExactlyInAnyOrder(new Command(1, 1), new Command(2, 1));
        assertThat(lanes.offer(1, new Command(1, 2))).isFalse();
    }

    /** Found by the simulation: an accepted message was taken back, because its batch was refused after its commit. */
    @Test
    void shouldNotRefuseWhatWasAnsweredWhenTheConnectionGoesBehindTheCommit() {
        lanes.close();
        BatchHandler<Command> cut = new BatchHandler<>() {
            @Override
            public void handle(List<Command> batch, LaneSession session) {
                handler.handle(batch, session);
                session.abort();
            }

            @Override
            public void refuse(Command command, Refusal why) {
                handler.refuse(command, why);
            }
        };
        lanes = Lanes.start(database, "test", LaneSettings.of(1), cut, LaneObserver.NONE, driver);

        lanes.offer(1, new Command(1, 1));
        driver.pass(Duration.ofSeconds(1));
        lanes.offer(1, new Command(1, 2));
        driver.pass(Duration.ofSeconds(1));

        assertThat(handler.answers).containsExactly(new Command(1, 1), new Command(1, 2));
        assertThat(handler.refusals).isEmpty();
    }

    @Test
    void shouldDoNothingAfterAFailedSync() {
        faults.plant(FaultyDialect.SYNC_FAILS);
        lanes.offer(1, new Command(1, 1));
        lanes.offer(2, new Command(2, 1));

        driver.pass(Duration.ofMinutes(1));

        assertThat(fatal).hasSize(1);
        assertThat(handler.answers).isEmpty();
        assertThat(handler.refusals).isEmpty();
    }
}
