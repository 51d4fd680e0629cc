package io.silkroam.sim.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void shouldRoundACostUpAndWhatItPaysForDown() {
        Rate rate = rate(10, 1_000_000);
        assertThat(rate.cost(0)).isZero();
        assertThat(rate.cost(1)).isEqualTo(1);
        assertThat(rate.cost(100_000)).isEqualTo(1);
        assertThat(rate.cost(100_001)).isEqualTo(2);
        assertThat(rate.affordable(0)).isZero();
        assertThat(rate.affordable(3)).isEqualTo(300_000);
        assertThat(rate(3, 1).affordable(10)).isEqualTo(3);
    }

    @Property
    void shouldAgreeWithExactArithmeticWhateverTheSize(
            @ForAll @LongRange(min = 0) long units,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long price,
            @ForAll @LongRange(min = 1) long per) {
        Rate rate = rate(price, per);
        BigInteger[] cost = big(units).multiply(big(price)).divideAndRemainder(big(per));
        BigInteger roundedUp = cost[1].signum() == 0 ? cost[0] : cost[0].add(BigInteger.ONE);
        BigInteger bound = big(Long.MAX_VALUE / price - price);
        if (big(units).divide(big(per)).compareTo(bound) <= 0) {
            assertThat(big(rate.cost(units))).isEqualTo(roundedUp);
        } else {
            assertThat(big(rate.cost(units))).isEqualTo(MOST);
        }
        assertThat(big(rate.affordable(units)))
                .isEqualTo(big(units).multiply(big(per)).divide(big(price)).min(MOST));
    }

    private static Rate rate(long minorPrice, long per) {
        return new Rate(Unit.OCTETS, minorPrice, per, Set.of(), Set.of());
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
