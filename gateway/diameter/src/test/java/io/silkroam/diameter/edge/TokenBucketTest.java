package io.silkroam.diameter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long MILLI = 1_000_000;

    @Test
    void shouldGiveTheBurstAndThenTheRate() {
        TokenBucket bucket = new TokenBucket(new RateLimit(1_000, 5), 0);
        assertThat(taken(bucket, 0, 10)).isEqualTo(5);
        assertThat(taken(bucket, MILLI - 1, 10)).isZero();
        assertThat(taken(bucket, MILLI, 10)).isEqualTo(1);
        assertThat(taken(bucket, 100 * MILLI, 10))
                .as("never more than the burst")
                .isEqualTo(5);
    }

    @Test
    void shouldWorkWhenTheNanosecondClockOverflows() {
        long start = Long.MAX_VALUE - MILLI / 2;
        TokenBucket bucket = new TokenBucket(new RateLimit(1_000, 1), start);
        assertThat(taken(bucket, start, 3)).isEqualTo(1);
        assertThat(taken(bucket, start + MILLI, 3)).isEqualTo(1);
    }

    @Test
    void shouldKeepTheRateOverASecond() {
        TokenBucket bucket = new TokenBucket(new RateLimit(3_000, 1), 0);
        int taken = 0;
        for (long now = 0; now < 1_000 * MILLI; now += 10_000) {
            taken += taken(bucket, now, 1);
        }
        assertThat(taken).isBetween(2_900, 3_001);
    }

    private static int taken(TokenBucket bucket, long now, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += bucket.tryTake(now) ? 1 : 0;
        }
        return taken;
    }
}
