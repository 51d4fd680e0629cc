package io.silkroam.time;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds on a thread of their own. A round that fails is logged and the next one comes all the same. A round that runs
 * while this is closed is never interrupted: H2 closes its file under a thread that is.
 */
public final class Ticker implements Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final String name;
    private final Runnable round;
    private final ScheduledThreadPoolExecutor thread;
    private ScheduledFuture<?> rounds;

    /** @param name of the thread */
    public Ticker(String name, Runnable round) {
        this.name = name;
        this.round = round;
        this.thread =
                new ScheduledThreadPoolExecutor(1, task -> daemon(task, name), new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void start(Duration pause) {
        rounds = thread.scheduleWithFixedDelay(
                () -> run(round), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void wake() {
        execute(round);
    }

    @Override
    public void wakeAfter(Duration pause) {
        ScheduledFuture<?> unused = thread.schedule(() -> run(round), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(() -> run(task));
    }

    @Override
    public boolean isClosed() {
        return thread.isShutdown();
    }

    @Override
    public void close() {
        if (rounds != null) {
            rounds.cancel(false);
        }
        thread.shutdown();
    }

    @Override
    public boolean awaitEnd(Duration grace) {
        try {
            return thread.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a round of {} failed", name, e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
