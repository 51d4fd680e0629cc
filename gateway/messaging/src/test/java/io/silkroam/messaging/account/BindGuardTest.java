package io.silkroam.messaging.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever guesses is slowed down, and nobody else is. */
class BindGuardTest {
    private static final long SECOND = 1_000_000_000;
    private static final String ADDRESS = "192.0.2.1";

    private final BindGuard guard =
            new BindGuard(new BindGuard.Settings(5, Duration.ofSeconds(60), Duration.ofSeconds(300), 100));

    @Test
    void shouldRefuseAfterFiveFailuresWithinAMinuteForFiveMinutes() {
        fail(5, 10 * SECOND);

        assertThat(guard.admits(ADDRESS, "shop", 41 * SECOND)).isFalse();
        assertThat(guard.admits(ADDRESS, "shop", 339 * SECOND)).isFalse();
        assertThat(guard.admits(ADDRESS, "shop", 340 * SECOND)).isTrue();
        guard.failed(ADDRESS, "shop", 340 * SECOND);
        assertThat(guard.admits(ADDRESS, "shop", 340 * SECOND))
                .as("it counts anew")
                .isTrue();
    }

    @Test
    void shouldAdmitOtherAddressesAndOtherNamesMeanwhile() {
        fail(5, SECOND);

        assertThat(guard.admits("192.0.2.2", "shop", 5 * SECOND)).isTrue();
        assertThat(guard.admits(ADDRESS, "bank", 5 * SECOND)).isTrue();
    }

    @Test
    void shouldForgetFailuresThatLieFurtherApart() {
        fail(5, 16 * SECOND);

        assertThat(guard.admits(ADDRESS, "shop", 65 * SECOND)).isTrue();
    }

    @Test
    void shouldForgiveWhoeverKnowsThePasswordAfterAll() {
        fail(4, SECOND);
        guard.succeeded(ADDRESS, "shop");
        fail(4, SECOND);

        assertThat(guard.admits(ADDRESS, "shop", 5 * SECOND)).isTrue();
    }

    @Test
    void shouldRememberNoMorePairsThanItMay() {
        for (int i = 0; i < 10_000; i++) {
            guard.failed(ADDRESS, "guess" + i, i);
        }

        assertThat(guard.remembered()).isEqualTo(100);
    }

    private void fail(int times, long apart) {
        for (int i = 0; i < times; i++) {
            guard.failed(ADDRESS, "shop", i * apart);
        }
    }
}
