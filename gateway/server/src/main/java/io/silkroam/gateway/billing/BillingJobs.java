package io.silkroam.gateway.billing;

import io.silkroam.access.Actor;
import io.silkroam.billing.export.ExportException;
import io.silkroam.conf.ConfigException;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.billing.BillingJob.Kind;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long work, so many at a time and no queue: whoever asks for one more is told to come again. What is asked for while
 * it runs is the same job. The last ones are remembered, in memory only: what a job made is in the books and on the
 * disk.
 */
public final class BillingJobs implements AutoCloseable {
    static final int REMEMBERED = 100;

    private static final Logger LOG = LoggerFactory.getLogger(BillingJobs.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_OCTETS = 6;
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final boolean enabled;
    private final int running;
    private final Clock clock;
    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor threads;
    private final Deque<BillingJob> jobs = new ArrayDeque<>();
    private volatile boolean stopping;

    /** What a job does. */
    @FunctionalInterface
    public interface Work {
        /**
         * @param rows is to be told now and then how many rows are done; throws where the gateway stops
         * @return the members by which the job shows what it made
         */
        JsonObject run(LongConsumer rows);
    }

    /**
     * @param enabled whether this gateway does billing at all
     * @param running at a time
     */
    public BillingJobs(boolean enabled, int running, Clock clock) {
        this.enabled = enabled;
        this.running = running;
        this.clock = clock;
        this.threads = new ThreadPoolExecutor(0, running, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), this::thread);
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "billing-job-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins a job, or joins the one that does the same.
     *
     * @param subject what makes two jobs of a kind the same
     * @throws Problem busy, if as many run as may; billing-off, if none may
     */
    public synchronized BillingJob start(Kind kind, String subject, Actor by, Work work) {
        if (!enabled) {
            throw Problem.of(ProblemCode.BILLING_OFF, "This gateway keeps no books and makes no files.")
                    .hint("Ask the gateway that does; enabled in conf/billing.yaml says which.");
        }
        Optional<BillingJob> same = jobs.stream()
                .filter(BillingJob::isRunning)
                .filter(j -> j.is(kind, subject))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        BillingJob job = new BillingJob(freshId(), kind, subject, by.name(), clock.instant());
        try {
            threads.execute(() -> run(job, kind + " " + subject, work));
        } catch (RejectedExecutionException full) {
            throw Problem.of(ProblemCode.BUSY, "As many jobs of billing run as may run at a time: " + running + ".")
                    .hint("Wait until one of them is done; files.running in conf/billing.yaml lets more run.")
                    .retryAfter(A_WHILE);
        }
        jobs.addFirst(job);
        if (jobs.size() > REMEMBERED) {
            forgetOne();
        }
        return job;
    }

    private void forgetOne() {
        BillingJob oldest = jobs.stream()
                .filter(j -> !j.isRunning())
                .reduce((newer, older) -> older)
                .orElseThrow(() -> new IllegalStateException("more jobs run than may"));
        jobs.remove(oldest);
    }

    private void run(BillingJob job, String doing, Work work) {
        try {
            job.done(work.run(rows -> progress(job, rows)), clock.instant());
        } catch (Problem problem) {
            job.failed(problem, clock.instant());
        } catch (ExportException e) {
            LOG.warn("{} was not made: {}", doing, e.getMessage());
            job.failed(Refused.problem(e), clock.instant());
        } catch (ConfigException e) {
            LOG.warn("{} was not made: {}", doing, e.getMessage());
            job.failed(
                    Problem.of(ProblemCode.EXPORT_REFUSED, "The configuration has mistakes: " + e.getMessage())
                            .hint("Mend them, then repeat the command."),
                    clock.instant());
        } catch (RuntimeException e) {
            LOG.error("{} failed", doing, e);
            job.failed(
                    Problem.of(ProblemCode.INTERNAL, "The cause stands in the gateway's log at " + clock.instant())
                            .hint("Repeat the command; if it fails again, ask the gateway's administrator."),
                    clock.instant());
        }
    }

    private void progress(BillingJob job, long rows) {
        job.wrote(rows);
        if (stopping) {
            throw Problem.of(ProblemCode.BUSY, "The gateway stopped while it worked on this.")
                    .hint("Repeat the command once it runs again.");
        }
    }

    private static String freshId() {
        byte[] random = new byte[ID_OCTETS];
        RANDOM.nextBytes(random);
        return "j-" + HexFormat.of().formatHex(random);
    }

    /** The job of this kind and id; empty also where it was forgotten. */
    public synchronized Optional<BillingJob> find(Kind kind, CharSequence id) {
        return jobs.stream().filter(j -> j.is(kind, id)).findFirst();
    }

    /** Takes no more; what runs ends at its next sign of life. */
    @Override
    public void close() {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("a job of billing did not end within {} s", GRACE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
