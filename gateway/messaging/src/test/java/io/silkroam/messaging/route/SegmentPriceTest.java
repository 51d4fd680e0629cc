package io.silkroam.messaging.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What segments cost together. */
class SegmentPriceTest {
    @ParameterizedTest
    @CsvSource({
        "0.05, 1, 3, 0.15",
        "35.00, 1000, 1, 0.04",
        "35.00, 1000, 2, 0.07",
        "34.00, 1000, 1, 0.03",
        "34.99, 1000, 1, 0.03",
        "35.00, 1000, 999, 34.97",
        "35.00, 1000, 1001, 35.04",
        "1.00, 3, 1, 0.33",
        "1.00, 3, 2, 0.67",
        "0.01, 1000000, 499999, 0.00",
        "0.01, 1000000, 500000, 0.01",
        "100000000.00, 1000000, 999999, 99999900.00",
        "35.00, 1000, 1000, 35.00",
        "0.00, 1, 9, 0.00",
        "1.00, 3, 0, 0.00",
        "100000000.00, 1, 100000000, 10000000000000000.00"
    })
    void shouldRoundTheSumHalfUpAndNotEachSegment(String amount, int per, long segments, String cost) {
        assertThat(new SegmentPrice(Money.parse(amount, "EUR"), per).of(segments))
                .isEqualTo(Money.parse(cost, "EUR"));
    }

    @Test
    void shouldNotLeaveTheRangeOfMoneyInSilence() {
        SegmentPrice price = new SegmentPrice(Money.parse("100000000.00", "EUR"), 1);

        assertThatThrownBy(() -> price.of(1_000_000_000)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"0.05, EUR, 1, 0.05 EUR/1", "35.00, CNY, 1000, 35.00 CNY/1000", "3, JPY, 1, 3 JPY/1"})
    void shouldHaveOneTextThatIsReadBack(String amount, String currency, int per, String text) {
        SegmentPrice price = new SegmentPrice(Money.parse(amount, currency), per);

        assertThat(price.text()).isEqualTo(text);
        assertThat(SegmentPrice.parse(text)).isEqualTo(price);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.05 EUR", "0.05 eur/1", "0.05 EUR/0", "-0.05 EUR/1", "0.05 XYZ/1"})
    void shouldNotReadWhatIsNoPrice(String text) {
        assertThatThrownBy(() -> SegmentPrice.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-0.01, 1", "100000000.01, 1", "1.00, 0", "1.00, 1000001"})
    void shouldRefuseWhatIsNoPrice(String amount, int per) {
        assertThatThrownBy(() -> new SegmentPrice(Money.parse(amount, "EUR"), per))
                .hasMessageContaining("a price is 0 to");
    }
}
