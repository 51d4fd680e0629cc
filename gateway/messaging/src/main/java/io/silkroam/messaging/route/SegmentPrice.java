package io.silkroam.messaging.route;

import io.silkroam.sim.Money;

/**
 * What segments cost: {@code amount} for {@code per} of them, because one may cost less than a cent.
 *
 * @param amount not negative, at most 10,000,000,000 minor units
 * @param per 1 to 1,000,000
 */
public record SegmentPrice(Money amount, int per) {
    private static final long MOST_MINOR = 10_000_000_000L;
    private static final int MOST_PER = 1_000_000;
    private static final long MOST_SEGMENTS = 100_000_000;

    public SegmentPrice {
        if (amount.minor() < 0 || amount.minor() > MOST_MINOR || per < 1 || per > MOST_PER) {
            throw new IllegalArgumentException("a price is 0 to 100000000.00 for 1 to 1000000 segments");
        }
    }

    /** What so many segments cost together, rounded up to the next minor unit. */
    public Money of(long segments) {
        if (segments < 0 || segments > MOST_SEGMENTS) {
            throw new IllegalArgumentException(segments + " segments at once");
        }
        long exact = amount.minor() * segments;
        return new Money((exact + per - 1) / per, amount.currency());
    }

    /** Whether it costs less than the other for the same number; both are in one currency. */
    boolean isBelow(SegmentPrice other) {
        return amount.minor() * other.per < other.amount.minor() * per;
    }
}
