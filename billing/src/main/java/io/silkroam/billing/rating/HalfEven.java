package io.silkroam.billing.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The one way in which amounts are rounded: to the nearest, and from the middle to the even neighbour. */
public final class HalfEven {

    private HalfEven() {}

    /** {@code a * b / divisor}, exact until it is rounded. */
    public static long of(long a, long b, long divisor) {
        long high = Math.multiplyHigh(a, b);
        long product = a * b;
        boolean fits = product >= 0 ? high == 0 : high == -1;
        if (!fits) {
            return new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                    .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
        long quotient = Math.floorDiv(product, divisor);
        long rest = Math.floorMod(product, divisor);
        int beyondHalf = Long.compare(rest, divisor - rest);
        return beyondHalf > 0 || (beyondHalf == 0 && quotient % 2 != 0) ? quotient + 1 : quotient;
    }
}
