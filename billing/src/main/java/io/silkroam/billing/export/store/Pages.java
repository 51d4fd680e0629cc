package io.silkroam.billing.export.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a list of any length page by page, the next one while the last is being used, so that two are in memory. A page
 * is a transaction of its own: a long one would keep the database from clearing up behind charging.
 */
final class Pages {
    static final int ROWS = 8_000;

    private Pages() {}

    /** @param after gives the page behind a row, the first without one; a short page is the last */
    static <R> void read(Function<Optional<R>, List<R>> after, Consumer<R> reader) {
        ExecutorService ahead = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "export-reader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<List<R>> next = ahead.submit(() -> after.apply(Optional.empty()));
            while (next != null) {
                List<R> page = next.get();
                next = page.size() < ROWS
                        ? null
                        : ahead.submit(() -> after.apply(Optional.of(page.get(page.size() - 1))));
                page.forEach(reader);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("failed to read rows ahead", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("an export was interrupted", e);
        } finally {
            finish(ahead);
        }
    }

    /** A page that is being read is read to its end: H2 closes its file under a thread that is interrupted. */
    private static void finish(ExecutorService ahead) {
        ahead.shutdown();
        try {
            boolean read = false;
            while (!read) {
                read = ahead.awaitTermination(1, TimeUnit.MINUTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
