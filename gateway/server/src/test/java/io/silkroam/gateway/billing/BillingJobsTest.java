package io.silkroam.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.billing.BillingJob.Kind;
import io.silkroam.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Long work: so much at a time, once, and remembered for a while. */
class BillingJobsTest {
    private static final Actor ANN = new Actor("ann", Role.BILLING, Optional.empty());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final BillingJobs jobs = new BillingJobs(true, 1, clock);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void close() {
        gate.countDown();
        jobs.close();
    }

    private JsonObject waiting(LongConsumer rows) {
        begun.incrementAndGet();
        rows.accept(7);
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rows.accept(8);
        return JsonObject.of().with("files", 1);
    }

    private JsonNode json(BillingJob job) {
        return job.json().node();
    }

    private String state(BillingJob job) {
        return json(job).path("state").asText();
    }

    @Test
    void shouldTellHowFarItIsAndWhatItMade() {
        BillingJob job = jobs.start(Kind.EXPORT, "usage", ANN, this::waiting);
        await().until(() -> json(job).path("rowsDone").asLong() == 7);
        assertThat(state(job)).isEqualTo("RUNNING");
        assertThat(json(job).path("by").asText()).isEqualTo("ann");
        String id = json(job).path("id").asText();
        assertThat(jobs.find(Kind.EXPORT, id)).contains(job);
        assertThat(jobs.find(Kind.AUDIT, id)).isEmpty();

        gate.countDown();

        await().until(() -> state(job).equals("DONE"));
        assertThat(json(job).path("rowsDone").asLong()).isEqualTo(8);
        assertThat(json(job).path("files").asLong()).isEqualTo(1);
        assertThat(json(job).path("endedAt").asText()).isEqualTo("2026-11-24T12:00:00Z");
    }

    @Test
    void shouldJoinWhoAsksForTheSameAndRefuseWhoAsksForMore() {
        BillingJob first = jobs.start(Kind.EXPORT, "usage", ANN, this::waiting);

        assertThat(jobs.start(Kind.EXPORT, "usage", ANN, this::waiting)).isSameAs(first);
        assertThatThrownBy(() -> jobs.start(Kind.EXPORT, "sales", ANN, this::waiting))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.BUSY))
                .hasMessageContaining("As many jobs of billing run as may run at a time: 1.");

        gate.countDown();
        await().until(() -> state(first).equals("DONE"));
        anew().untilAsserted(() ->
                assertThat(jobs.start(Kind.EXPORT, "usage", ANN, this::waiting)).isNotSameAs(first));
        await().until(() -> begun.get() == 2);
    }

    @Test
    void shouldSayWhyOneFailedAndWhereToLook() {
        BillingJob refused = jobs.start(Kind.EXPORT, "a", ANN, rows -> {
            throw Problem.invalid("There is no such day.");
        });
        await().until(() -> state(refused).equals("FAILED"));
        assertThat(json(refused).path("problem").path("detail").asText()).isEqualTo("There is no such day.");

        anew().until(() -> {
            BillingJob broken = jobs.start(Kind.AUDIT, "b", ANN, rows -> {
                throw new IllegalStateException("a secret");
            });
            await().until(() -> state(broken).equals("FAILED"));
            return !json(broken).toString().contains("secret")
                    && json(broken).path("problem").path("code").asText().equals("internal");
        });
    }

    @Test
    void shouldForgetTheOldestOfThoseThatEnded() {
        String first = json(run(0)).path("id").asText();
        for (int i = 1; i < BillingJobs.REMEMBERED; i++) {
            run(i);
        }
        assertThat(jobs.find(Kind.AUDIT, first)).isPresent();
        run(BillingJobs.REMEMBERED);
        assertThat(jobs.find(Kind.AUDIT, first)).isEmpty();
    }

    private BillingJob run(int number) {
        BillingJob[] job = new BillingJob[1];
        anew().until(() -> {
            job[0] = jobs.start(Kind.AUDIT, "books " + number, ANN, rows -> JsonObject.of());
            return true;
        });
        soon().until(() -> state(job[0]).equals("DONE"));
        return job[0];
    }

    /** For a start behind the end of a job, whose thread may still be on its way back: busy for that long. */
    private static ConditionFactory anew() {
        return soon().ignoreExceptionsInstanceOf(Problem.class);
    }

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    @Test
    void shouldEndWhatRunsWhenTheGatewayStops() {
        BillingJob job = jobs.start(Kind.EXPORT, "usage", ANN, rows -> {
            while (true) {
                rows.accept(begun.incrementAndGet());
            }
        });
        await().until(() -> begun.get() > 0);

        jobs.close();

        assertThat(json(job).path("problem").path("detail").asText()).startsWith("The gateway stopped");
        assertThatThrownBy(() -> jobs.start(Kind.EXPORT, "sales", ANN, this::waiting))
                .isInstanceOf(Problem.class);
    }

    @Test
    void shouldDoNothingWhereBillingIsOff() {
        try (BillingJobs off = new BillingJobs(false, 1, clock)) {
            assertThatThrownBy(() -> off.start(Kind.AUDIT, "books", ANN, this::waiting))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.BILLING_OFF));
        }
    }
}
