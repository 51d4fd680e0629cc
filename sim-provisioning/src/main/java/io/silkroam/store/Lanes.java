package io.silkroam.store;

import io.silkroam.time.Driver;
import io.silkroam.time.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * The group commit: commands of one key meet in one lane, in order, and are made durable together with whatever waits
 * beside them. Every bound of {@link LaneSettings} has its answer in {@link BatchHandler.Refusal}, and a full queue in
 * {@link #offer}.
 */
public final class Lanes<C> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    /** Tests fail on what is marked so. */
    private static final Marker LEFT_OVER = MarkerFactory.getMarker("LEFT_OVER");

    private static final Duration LAST_GRACE = Duration.ofSeconds(10);

    /** What all lanes share. */
    record Context<C>(
            Database database,
            String gateway,
            LaneSettings settings,
            BatchHandler<C> handler,
            LaneObserver observer,
            Driver driver) {}

    private final List<Lane<C>> lanes = new ArrayList<>();
    /** One for each lane, or none where the driver has no threads. */
    private final List<Thread> threads = new ArrayList<>();
    /** One for each lane that has no thread. */
    private final List<Rounds> rounds = new ArrayList<>();

    private final Database database;
    private final Driver driver;
    private final Rounds watching;

    private Lanes(Context<C> context) {
        this.database = context.database();
        this.driver = context.driver();
        for (LaneSession session : openAll(context)) {
            int index = lanes.size();
            Lane<C> lane = new Lane<>(index, context, session);
            lanes.add(lane);
            if (driver.hasThreads()) {
                threads.add(threadOf(lane, "lane-" + index, context.database()));
            } else {
                rounds.add(driver.rounds("lane-" + index, () -> step(index)));
            }
        }
        this.watching = driver.rounds("lane-watch", this::watchAll);
        watching.start(
                Duration.ofMillis(Math.max(1, context.settings().maxWait().toMillis() / 10)));
    }

    /**
     * Opens a connection for each lane (a store that cannot be reached stops the start) and serves from now on.
     *
     * @param gateway the name under which the lanes register as writers of the journal
     */
    public static <C> Lanes<C> start(
            Database database, String gateway, LaneSettings settings, BatchHandler<C> handler, LaneObserver observer) {
        return start(new Context<>(database, gateway, settings, handler, observer, Driver.MACHINE));
    }

    /** The same on another driver: one without threads does each lane in rounds of one batch. */
    public static <C> Lanes<C> start(
            Database database,
            String gateway,
            LaneSettings settings,
            BatchHandler<C> handler,
            LaneObserver observer,
            Driver driver) {
        return start(new Context<>(database, gateway, settings, handler, observer, driver));
    }

    private static <C> Lanes<C> start(Context<C> context) {
        Lanes<C> lanes = new Lanes<>(context);
        lanes.threads.forEach(Thread::start);
        return lanes;
    }

    /** All or none: a start that fails leaves no connection behind. */
    private static List<LaneSession> openAll(Context<?> context) {
        List<LaneSession> sessions = new ArrayList<>();
        try {
            while (sessions.size() < context.settings().lanes()) {
                sessions.add(LaneSession.open(context.database(), context.gateway(), context.settings()));
            }
            return sessions;
        } catch (StoreException e) {
            sessions.forEach(LaneSession::close);
            throw e;
        }
    }

    private static Thread threadOf(Lane<?> lane, String name, Database database) {
        Thread thread = new Thread(lane, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, e) -> database.fail(new StoreException(StoreException.Kind.FATAL, dead.getName() + " died", e)));
        return thread;
    }

    private void step(int index) {
        lanes.get(index).step().ifPresent(rounds.get(index)::wakeAfter);
    }

    private void watchAll() {
        for (Lane<C> lane : lanes) {
            try {
                lane.watch(driver.nanos());
            } catch (RuntimeException e) {
                LOG.error("watching a lane failed", e);
            }
        }
    }

    /**
     * Queues a command behind those of the same key. False when the queue is full or closed: nothing of it is kept, and
     * the caller answers "too busy" at once.
     */
    public boolean offer(long laneKey, C command) {
        int index = Math.floorMod(Long.hashCode(laneKey), lanes.size());
        boolean taken = lanes.get(index).offer(command);
        if (taken && !rounds.isEmpty()) {
            rounds.get(index).wake();
        }
        return taken;
    }

    /** Commands that wait, over all lanes. */
    public int depth() {
        return lanes.stream().mapToInt(Lane::depth).sum();
    }

    /** Takes no more and finishes what is queued. False when that took longer than the grace; the rest is refused. */
    public boolean close(Duration grace) {
        lanes.forEach(Lane::close);
        boolean finished = rounds.isEmpty() ? join(grace) : stepToTheEnd();
        if (!finished) {
            lanes.forEach(Lane::abort);
            join(Duration.ofSeconds(1));
        }
        watching.close();
        if (finished && depth() > 0 && !database.isBroken()) {
            LOG.error(LEFT_OVER, "ended with {} commands in the queues", depth());
        }
        return finished;
    }

    @Override
    public void close() {
        close(LAST_GRACE);
    }

    /** Nobody comes round any more: what a lane with a connection has is done now, the rest is refused. */
    private boolean stepToTheEnd() {
        rounds.forEach(Rounds::close);
        for (Lane<C> lane : lanes) {
            for (int most = lane.depth(); most > 0 && lane.depth() > 0; most--) {
                lane.step();
            }
        }
        boolean finished = depth() == 0;
        lanes.forEach(Lane::end);
        return finished;
    }

    private boolean join(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (Thread thread : threads) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                thread.join(Math.max(1, left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
