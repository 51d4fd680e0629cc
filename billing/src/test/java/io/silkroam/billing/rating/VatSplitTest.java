package io.silkroam.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.sim.plan.Price.VatMode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How prices are split and shared, to the cent. */
class VatSplitTest {

    @ParameterizedTest
    @CsvSource({
        // the sale of the manual
        "INCLUSIVE, 1200, 2100, 1200, 992, 208",
        "EXCLUSIVE, 1200, 2100, 1452, 1200, 252",
        "NONE, 1200, 2100, 1200, 1200, 0",
        // half a cent goes to the even side: 0.5 to 0, 1.5 to 2
        "EXCLUSIVE, 5, 1000, 5, 5, 0",
        "EXCLUSIVE, 15, 1000, 17, 15, 2",
        "EXCLUSIVE, 25, 1000, 27, 25, 2",
        "INCLUSIVE, 3, 10000, 3, 2, 1",
        "INCLUSIVE, 1, 10000, 1, 0, 1",
        "INCLUSIVE, 1, 2100, 1, 1, 0",
        "INCLUSIVE, 0, 2100, 0, 0, 0",
        "INCLUSIVE, 1200, 0, 1200, 1200, 0",
        // what is given back is split as it was sold
        "INCLUSIVE, -1200, 2100, -1200, -992, -208",
        "EXCLUSIVE, -15, 1000, -17, -15, -2",
    })
    void shouldSplitAPrice(VatMode mode, long amount, int basisPoints, long gross, long net, long vat) {
        assertThat(VatSplit.of(amount, basisPoints, mode)).isEqualTo(new VatSplit(gross, net, vat));
    }

    @ParameterizedTest
    @CsvSource({
        "992, 1, 992",
        "1001, 7 2 1, 701 200 100",
        "100, 1 1 1, 34 33 33",
        "200, 1 1 1, 67 67 66",
        "100, 0 0 0, 34 33 33",
        "100, 1 0 1, 50 0 50",
        "1, 1 2 1, 0 1 0",
        "0, 3 4, 0 0",
        "7, '', ''",
    })
    void shouldShareAnAmountSoThatThePartsAddUp(long amount, String parts, String shares) {
        assertThat(Shares.of(amount, numbers(parts))).isEqualTo(numbers(shares));
    }

    @ParameterizedTest
    @CsvSource({
        "992, 1, 1000, 1",
        "1, 1, 2, 0",
        "3, 1, 2, 2",
        "-1, 1, 2, 0",
        "-3, 1, 2, -2",
        "-2, 1, 3, -1",
        "9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807",
        "9223372036854775807, 3, 6, 4611686018427387904",
    })
    void shouldRoundToTheEvenNeighbour(long a, long b, long divisor, long expected) {
        assertThat(HalfEven.of(a, b, divisor)).isEqualTo(expected);
    }

    private static List<Long> numbers(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : List.of(text.split(" ")).stream().map(Long::valueOf).toList();
    }
}
