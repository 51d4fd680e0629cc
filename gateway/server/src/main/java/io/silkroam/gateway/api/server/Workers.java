package io.silkroam.gateway.api.server;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that may wait, and a bounded queue before them; what does not fit is rejected at once. */
final class Workers implements Executor {
    private final String name;
    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    /** @param name of the threads */
    Workers(String name, int count, int queue) {
        this.name = name;
        threads = new ThreadPoolExecutor(
                count, count, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(queue), this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Takes no more; false if something still runs after the grace. */
    boolean close(Duration grace) {
        threads.shutdown();
        try {
            return threads.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
