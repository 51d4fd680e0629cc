package io.silkroam.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void shouldKnowSharesToWithinTwoPercent() {
        for (int micros = 1; micros <= 100_000; micros++) {
            latencies.record(TimeUnit.MICROSECONDS.toNanos(micros));
        }
        assertThat(latencies.count()).isEqualTo(100_000);
        assertThat(latencies.perMille(500)).isCloseTo(50_000, withinPercentage(2));
        assertThat(latencies.perMille(990)).isCloseTo(99_000, withinPercentage(2));
        assertThat(latencies.perMille(999)).isCloseTo(99_900, withinPercentage(2));
        assertThat(latencies.perMille(1_000)).isEqualTo(100_000);
        assertThat(latencies.longest()).isEqualTo(100_000);
    }

    @Test
    void shouldTakeWhatIsVeryShortAndVeryLong() {
        latencies.record(-5);
        latencies.record(0);
        assertThat(latencies.perMille(999)).isZero();
        latencies.record(TimeUnit.DAYS.toNanos(10));
        assertThat(latencies.perMille(999)).isEqualTo(TimeUnit.DAYS.toMicros(10));
    }

    @Test
    void shouldSayNothingWhereThereIsNothing() {
        assertThat(latencies.perMille(990)).isZero();
    }
}
