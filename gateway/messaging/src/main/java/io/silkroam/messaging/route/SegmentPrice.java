package io.silkroam.messaging.route;

import io.silkroam.sim.Money;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What segments cost: {@code amount} for {@code per} of them, because one may cost less than a cent.
 *
 * @param amount not negative, at most 10,000,000,000 minor units
 * @param per 1 to 1,000,000
 */
public record SegmentPrice(Money amount, int per) {
    private static final Pattern TEXT = Pattern.compile("([0-9.]{1,20}) ([A-Z]{3})/([0-9]{1,7})");
    private static final long MOST_MINOR = 10_000_000_000L;
    private static final int MOST_PER = 1_000_000;

    public SegmentPrice {
        if (amount.minor() < 0 || amount.minor() > MOST_MINOR || per < 1 || per > MOST_PER) {
            throw new IllegalArgumentException("a price is 0 to 100000000.00 for 1 to 1000000 segments");
        }
    }

    /** Reads {@link #text}. */
    public static SegmentPrice parse(String text) {
        Matcher price = TEXT.matcher(text);
        if (!price.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a price such as '0.05 EUR/1'");
        }
        return new SegmentPrice(Money.parse(price.group(1), price.group(2)), Integer.parseInt(price.group(3)));
    }

    /** One text for each price, such as {@code 0.05 EUR/1}: what one or more segments cost, and how many these are. */
    public String text() {
        return amount.amount() + " " + amount.currency().getCurrencyCode() + "/" + per;
    }

    /**
     * What so many segments cost together: exact, then rounded half up to the minor unit, once.
     *
     * @throws ArithmeticException beyond the range of {@link Money}
     */
    public Money of(long segments) {
        if (segments < 0) {
            throw new IllegalArgumentException(segments + " segments");
        }
        // The whole multiples of "per" are priced without a fraction; less than one of them remains, which is small.
        long whole = Math.multiplyExact(amount.minor(), segments / per);
        long rest = amount.minor() * (segments % per);
        return new Money(Math.addExact(whole, (2 * rest + per) / (2L * per)), amount.currency());
    }

    /** Whether it costs less than the other for the same number; both are in one currency. */
    boolean isBelow(SegmentPrice other) {
        return amount.minor() * other.per < other.amount.minor() * per;
    }
}
