package io.silkroam.diameter.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void shouldDoubleUpToTheCeilingAndStayInTheUpperHalf() {
        Backoff backoff = new Backoff(BackoffTimers.standard(), new Random(7));
        for (long ceiling : new long[] {1, 2, 4, 8, 16, 30, 30}) {
            assertThat(backoff.nextDelay(0)).isBetween(ceiling * SECOND / 2, ceiling * SECOND);
        }
    }

    @Test
    void shouldStartOverOnlyAfterALinkThatLasted() {
        Backoff backoff = new Backoff(BackoffTimers.standard(), new Random(7));
        backoff.nextDelay(0);
        backoff.nextDelay(0);
        backoff.opened(0);
        assertThat(backoff.nextDelay(1)).as("a flap").isBetween(2 * SECOND, 4 * SECOND);
        backoff.opened(0);
        assertThat(backoff.nextDelay(60 * SECOND)).as("a good link lost").isLessThanOrEqualTo(SECOND);
    }

    @Test
    void shouldBeBackWithinASecondHoweverLongThePeerWasAwayBefore() {
        Backoff backoff = new Backoff(BackoffTimers.standard(), new Random(7));
        for (int i = 0; i < 10; i++) {
            backoff.nextDelay(0);
        }
        backoff.opened(0);
        assertThat(backoff.nextDelay(2 * SECOND)).isLessThanOrEqualTo(SECOND);
    }

    @Test
    void shouldWaitLongestWhenUnwelcome() {
        Backoff backoff = new Backoff(BackoffTimers.standard(), new Random(7));
        backoff.unwelcome();
        assertThat(backoff.nextDelay(0)).isBetween(15 * SECOND, 30 * SECOND);
    }
}
