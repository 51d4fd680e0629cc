package io.silkroam.messaging.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.messaging.rules.RetrySchedule.Steps;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Steps STEPS = new Steps(Duration.ofSeconds(10), 200, Duration.ofMinutes(1), 6, 20);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # failed, random, seconds at least, seconds at most
            1,      0,     10, 10
            1, 999999,      8,  8.1
            2,      0,     20, 20.1
            3,      0,     40, 40.1
            4,      0,     60, 60
            5,      0,     60, 60
            5, 500000,     54, 54.1
            """)
    void shouldWaitLongerAfterEachFailureUpToTheLongest(int failed, int random, double least, double most) {
        assertThat(STEPS.after(failed, random).orElseThrow().toMillis())
                .isBetween(Math.round(least * 1000), Math.round(most * 1000));
    }

    @Test
    void shouldEndAfterTheLastAttempt() {
        assertThat(STEPS.after(6, 0)).isEmpty();
        assertThat(STEPS.after(7, 0)).isEmpty();
        assertThat(new Steps(Duration.ofSeconds(1), 100, Duration.ofSeconds(1), 0, 0).after(1, 0))
                .isEmpty();
    }

    @Test
    void shouldNotOverflowHoweverOftenItFailed() {
        Steps longLived = new Steps(Duration.ofMillis(1), 10_000, Duration.ofDays(30), 10_000, 0);
        assertThat(longLived.pause(9_999, 0)).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void shouldRefuseWaitsThatMakeNoSense() {
        assertThatThrownBy(() -> new Steps(Duration.ZERO, 100, Duration.ofSeconds(1), 1, 0))
                .hasMessageContaining("first wait");
        assertThatThrownBy(() -> new Steps(Duration.ofSeconds(2), 100, Duration.ofSeconds(1), 1, 0))
                .hasMessageContaining("longest wait");
        assertThatThrownBy(() -> new Steps(Duration.ofSeconds(1), 99, Duration.ofSeconds(1), 1, 0))
                .hasMessageContaining("factor");
    }
}
