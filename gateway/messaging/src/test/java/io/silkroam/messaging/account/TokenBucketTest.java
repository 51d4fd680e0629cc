package io.silkroam.messaging.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rate of segments with a burst. */
class TokenBucketTest {
    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @ValueSource(longs = {0, 5 * SECOND, Long.MAX_VALUE - SECOND, Long.MIN_VALUE + 3})
    void shouldLetTheBurstThroughAndThenTheRateWhateverTheClockSays(long start) {
        TokenBucket bucket = new TokenBucket(new SegmentRate(10, 5), start);

        for (int i = 0; i < 5; i++) {
            assertThat(bucket.take(1, start)).isZero();
        }
        assertThat(bucket.take(1, start)).isEqualTo(SECOND / 10);
        assertThat(bucket.take(1, start + SECOND / 10 - 1)).isOne();
        assertThat(bucket.take(1, start + SECOND / 10)).isZero();
        assertThat(bucket.take(1, start + SECOND / 10)).isPositive();
    }

    @Test
    void shouldSayHowManyWouldPass() {
        TokenBucket bucket = new TokenBucket(new SegmentRate(10, 5), 0);
        assertThat(bucket.available(0)).isEqualTo(5);
        bucket.take(3, 0);
        assertThat(bucket.available(0)).isEqualTo(2);
        assertThat(bucket.available(SECOND / 10)).isEqualTo(3);
        bucket.take(20, SECOND);
        assertThat(bucket.available(SECOND)).as("in debt").isZero();
        assertThat(new TokenBucket(new SegmentRate(0, 1), 0).available(0)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void shouldHoldNoMoreThanItsBurstAfterALongPause() {
        TokenBucket bucket = new TokenBucket(new SegmentRate(10, 5), 0);
        long later = 3_600 * SECOND;

        assertThat(bucket.take(5, later)).isZero();
        assertThat(bucket.take(1, later)).isPositive();
    }

    @Test
    void shouldLetAMessageLargerThanTheBucketThroughOnceItIsFullAndRememberTheDebt() {
        TokenBucket bucket = new TokenBucket(new SegmentRate(10, 5), 0);

        assertThat(bucket.take(1, 0)).isZero();
        assertThat(bucket.take(20, 0)).as("not full").isEqualTo(SECOND / 10);
        assertThat(bucket.take(20, SECOND / 10)).isZero();
        assertThat(bucket.take(1, SECOND / 10)).as("twenty less five, and one").isEqualTo(16 * SECOND / 10);
        assertThat(bucket.take(1, SECOND / 10 + 16 * SECOND / 10)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "7, 4", "1, 1", "1000000, 1000", "333, 100"})
    void shouldNeverExceedItsRateOverALongTime(int perSecond, int burst) {
        TokenBucket bucket = new TokenBucket(new SegmentRate(perSecond, burst), 0);
        long taken = 0;
        long end = 2 * SECOND;
        for (long now = 0; now <= end; now += SECOND / 10_000) {
            while (bucket.take(1, now) == 0) {
                taken++;
            }
        }
        // A share of a nanosecond is given away with each.
        assertThat(taken).isBetween((long) perSecond, 2L * perSecond + burst + 1 + perSecond / 1_000);
    }

    @Test
    void shouldHaveNoLimitAtZero() {
        TokenBucket bucket = new TokenBucket(new SegmentRate(0, 1), 0);

        assertThat(bucket.take(1_000_000, 0)).isZero();
        assertThat(bucket.take(1_000_000, 0)).isZero();
    }

    @Test
    void shouldKeepWhatWasTakenWhenItsRateChanges() {
        TokenBucket bucket = new TokenBucket(new SegmentRate(10, 5), 0);
        bucket.take(5, 0);

        assertThat(bucket.at(new SegmentRate(20, 1)).take(1, 0)).isPositive();
    }

    @Test
    void shouldGiveBackWhatWasNotUsed() {
        TokenBucket bucket = new TokenBucket(new SegmentRate(10, 5), 0);
        bucket.take(5, 0);
        bucket.giveBack(5);

        assertThat(bucket.take(5, 0)).isZero();
    }

    @Test
    void shouldRefuseARateThatIsNone() {
        assertThatThrownBy(() -> new SegmentRate(-1, 1)).hasMessageContaining("0 (no limit) or more");
        assertThatThrownBy(() -> new SegmentRate(1, 0)).hasMessageContaining("burst of 1 or more");
    }
}
