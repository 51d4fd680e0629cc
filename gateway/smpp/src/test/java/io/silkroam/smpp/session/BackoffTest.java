package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How long a client waits before it dials again. */
class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new SplittableRandom(7));

    @Test
    void shouldDoubleUpToItsMostAndSpreadOverTheUpperHalf() {
        Set<Duration> waits = new HashSet<>();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            Duration wait = backoff.next(Duration.ZERO);
            assertThat(wait).isBetween(Duration.ofMillis(500L * seconds), Duration.ofSeconds(seconds));
            waits.add(wait);
        }
        assertThat(waits).hasSize(9);
    }

    @Test
    void shouldWaitLongerAfterARefusalAndGoOnFromThere() {
        assertThat(backoff.next(Duration.ofSeconds(30))).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        assertThat(backoff.next(Duration.ZERO)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void shouldBeginAnewWhenAllIsWell() {
        backoff.next(Duration.ofSeconds(30));
        backoff.reset();
        assertThat(backoff.next(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
