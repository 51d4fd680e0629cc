package io.silkroam.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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
            Database database, String gateway, LaneSettings settings, BatchHandler<C> handler, LaneObserver observer) {}

    private final List<Lane<C>> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "lane-watch"));
    private final ScheduledFuture<?> watching;
    private final Database database;

    private Lanes(Context<C> context) {
        this.database = context.database();
        for (LaneSession session : openAll(context)) {
            Lane<C> lane = new Lane<>(lanes.size(), context, session);
            Thread thread = daemon(lane, "lane-" + lanes.size());
            thread.setUncaughtExceptionHandler((dead, e) -> context.database()
                    .fail(new StoreException(StoreException.Kind.FATAL, dead.getName() + " died", e)));
            lanes.add(lane);
            threads.add(thread);
        }
        long period = Math.max(1, context.settings().maxWait().toMillis() / 10);
        this.watching = watch.scheduleWithFixedDelay(this::watchAll, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens a connection for each lane (a store that cannot be reached stops the start) and serves from now on.
     *
     * @param gateway the name under which the lanes register as writers of the journal
     */
    public static <C> Lanes<C> start(
            Database database, String gateway, LaneSettings settings, BatchHandler<C> handler, LaneObserver observer) {
        Lanes<C> lanes = new Lanes<>(new Context<>(database, gateway, settings, handler, observer));
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

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void watchAll() {
        for (Lane<C> lane : lanes) {
            try {
                lane.watch(System.nanoTime());
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
        return lanes.get(Math.floorMod(Long.hashCode(laneKey), lanes.size())).offer(command);
    }

    /** Commands that wait, over all lanes. */
    public int depth() {
        return lanes.stream().mapToInt(Lane::depth).sum();
    }

    /** Takes no more and finishes what is queued. False when that took longer than the grace; the rest is refused. */
    public boolean close(Duration grace) {
        lanes.forEach(Lane::close);
        boolean finished = join(grace);
        if (!finished) {
            lanes.forEach(Lane::abort);
            join(Duration.ofSeconds(1));
        }
        watching.cancel(false);
        watch.shutdown();
        if (finished && depth() > 0 && !database.isBroken()) {
            LOG.error(LEFT_OVER, "ended with {} commands in the queues", depth());
        }
        return finished;
    }

    @Override
    public void close() {
        close(LAST_GRACE);
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
