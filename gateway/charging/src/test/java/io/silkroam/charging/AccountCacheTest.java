package io.silkroam.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.request.Identity;
import io.silkroam.charging.store.AccountRow;
import io.silkroam.sim.SubscriberId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccountCacheTest {
    private static final int SIZE = 100;

    @Test
    void shouldKeepSmallAccountsByTheirNumber() {
        assertThat(kept(SIZE, 800)).isEqualTo(SIZE);
    }

    @Test
    void largeAccountsShouldCountAsSeveral() {
        assertThat(kept(SIZE, 10_000)).isBetween(1L, 10L);
    }

    @Test
    void shouldForgetWhatIsToBeForgottenAndNeverKeepWhatGoesByNumber() {
        AccountCache cache = new AccountCache(SIZE);
        cache.keep(named(1), row(1, 100));
        cache.keep(new Subject.Numbered(new SubscriberId(1)), row(1, 100));

        assertThat(cache.find(named(1))).contains(row(1, 100));
        assertThat(cache.find(new Subject.Numbered(new SubscriberId(1)))).isEmpty();
        cache.forget(named(1));
        assertThat(cache.find(named(1))).isEmpty();
    }

    /** How many of twice as many accounts as fit are there in the end. */
    private static long kept(int size, int octets) {
        AccountCache cache = new AccountCache(size);
        LongStream.range(0, 2L * size).forEach(i -> cache.keep(named(i), row(i, octets)));
        return LongStream.range(0, 2L * size)
                .filter(i -> cache.find(named(i)).isPresent())
                .count();
    }

    private static Subject named(long subscriber) {
        return new Subject.Named(Identity.imsi("20408%010d".formatted(subscriber)));
    }

    private static AccountRow row(long subscriber, int octets) {
        return new AccountRow(subscriber, 1, Long.MAX_VALUE, new byte[octets]);
    }
}
