package io.silkroam.billing.cli.job;

import io.silkroam.cli.Session;
import io.silkroam.cli.print.Progress;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import io.silkroam.cli.remote.Problem;
import java.time.Duration;

/** Long work of the gateway: begun by one request, asked after until it is done. */
public final class Job {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final String RUNNING = "RUNNING";
    private static final String FAILED = "FAILED";

    private final Session session;
    private final String place;

    /** @param place of jobs of this kind in the API, below {@code /v1/billing} */
    public Job(Session session, String place) {
        this.session = session;
        this.place = place;
    }

    /**
     * Waits for it.
     *
     * @param begun what the API answered when it was begun
     * @param task what is going on, for a person who waits
     * @return the job when it is done; one that failed is a {@link Failure}
     */
    public Json done(Json begun, String task) {
        Json job = begun;
        Duration wait = FIRST;
        try (Progress progress = session.progress(task, "rows", job.count("rowsTotal"))) {
            while (job.required("state").equals(RUNNING)) {
                pause(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
                long before = job.count("rowsDone");
                job = session.api().get("billing", place, job.required("id"));
                progress.advance(job.count("rowsDone") - before);
            }
        }
        if (job.required("state").equals(FAILED)) {
            Problem problem = Problem.of((int) job.count("problem.status"), job.object("problem"));
            throw new Failure(ExitCode.FAILED, problem.sentence(), problem.hint());
        }
        return job;
    }

    private void pause(Duration wait) {
        try {
            session.program().surroundings().pause().pause(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted", "The gateway goes on with it; repeat the command to see its result.");
        }
    }
}
