package io.silkroam.messaging.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What segments cost together. */
class SegmentPriceTest {
    @ParameterizedTest
    @CsvSource({
        "0.05, 1, 3, 0.15",
        "35.00, 1000, 1, 0.04",
        "35.00, 1000, 2, 0.07",
        "35.00, 1000, 1000, 35.00",
        "0.00, 1, 9, 0.00",
        "1.00, 3, 0, 0.00",
        "100000000.00, 1, 100000000, 10000000000000000.00"
    })
    void shouldRoundUpTheSumAndNotEachSegment(String amount, int per, long segments, String cost) {
        assertThat(new SegmentPrice(Money.parse(amount, "EUR"), per).of(segments))
                .isEqualTo(Money.parse(cost, "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"-0.01, 1", "100000000.01, 1", "1.00, 0", "1.00, 1000001"})
    void shouldRefuseWhatIsNoPrice(String amount, int per) {
        assertThatThrownBy(() -> new SegmentPrice(Money.parse(amount, "EUR"), per))
                .hasMessageContaining("a price is 0 to");
    }
}
