package io.silkroam.messaging.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilentRunsTest {
    private static final long LEASE = Duration.ofSeconds(10).toNanos();

    private final SilentRuns runs = new SilentRuns(Duration.ofNanos(LEASE));

    @Test
    void shouldFindWhoSaidNothingForALease() {
        runs.look(Map.of(1L, 5L, 2L, 1L), 0, 0);

        assertThat(runs.look(Map.of(1L, 5L, 2L, 2L), LEASE - 1, LEASE - 1)).isEmpty();
        assertThat(runs.look(Map.of(1L, 5L, 2L, 2L), LEASE, LEASE)).containsExactly(1L);
        assertThat(runs.look(Map.of(1L, 6L, 2L, 2L), LEASE + 1, LEASE + 1)).isEmpty();
    }

    @Test
    void shouldBeginToWaitWhenItFirstSees() {
        long late = 1_000 * LEASE;

        assertThat(runs.look(Map.of(1L, 5L), late, late)).isEmpty();
        assertThat(runs.look(Map.of(1L, 5L), late + LEASE - 1, late + LEASE)).isEmpty();
        assertThat(runs.look(Map.of(1L, 5L), late + LEASE, late + LEASE)).containsExactly(1L);
    }

    /** What was read before a pause of this gateway says nothing of the pause. */
    @Test
    void shouldNotTakeItsOwnPauseForTheSilenceOfOthers() {
        runs.look(Map.of(1L, 5L), 0, 0);

        assertThat(runs.look(Map.of(1L, 5L), 1, 5 * LEASE)).isEmpty();
        assertThat(runs.look(Map.of(1L, 6L), 5 * LEASE, 5 * LEASE)).isEmpty();
    }

    /** A slow first answer may have been true long before it came, but not silence since it was asked for. */
    @Test
    void shouldCountFromTheAnswerThatItSaw() {
        runs.look(Map.of(1L, 5L), 0, 3 * LEASE);

        assertThat(runs.look(Map.of(1L, 5L), 3 * LEASE + 1, 3 * LEASE + 1)).isEmpty();
        assertThat(runs.look(Map.of(1L, 5L), 4 * LEASE, 4 * LEASE)).containsExactly(1L);
    }

    @Test
    void shouldForgetWhoIsGone() {
        runs.look(Map.of(1L, 5L), 0, 0);
        runs.look(Map.of(), 1, 1);

        assertThat(runs.look(Map.of(1L, 5L), LEASE, LEASE)).isEmpty();
    }
}
