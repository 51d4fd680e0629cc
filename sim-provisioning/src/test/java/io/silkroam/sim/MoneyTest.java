package io.silkroam.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"12.00,EUR,1200", "12,EUR,1200", "0.5,EUR,50", "-1.25,EUR,-125", "1200,JPY,1200", "1.234,KWD,1234"})
    void shouldCountInTheCurrencysMinorUnit(String amount, String currency, long minor) {
        assertThat(Money.parse(amount, currency).minor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12,00", "0.001", "EUR 12", "NaN", "1e2", "1e2000000000", "٣", "99999999999999999999"})
    void shouldRefuseWhatIsNoAmount(String amount) {
        assertThatThrownBy(() -> Money.parse(amount, "EUR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + amount + "' is not an amount of EUR");
    }

    @Test
    void shouldRefuseACurrencyThatDoesNotExistOrHasNoMinorUnit() {
        assertThatThrownBy(() -> Money.of(1, "EURO")).hasMessage("'EURO' is not a currency");
        assertThatThrownBy(() -> Money.of(1, "XAU")).hasMessage("'XAU' has no minor unit");
    }

    @Test
    void shouldNeitherMixCurrenciesNorOverflow() {
        assertThatThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "CNY"))).hasMessage("cannot add CNY to EUR");
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "EUR").plus(Money.of(1, "EUR")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property
    void shouldReadBackItsOwnAmount(@ForAll long minor) {
        Money money = Money.of(minor, "EUR");

        assertThat(Money.parse(money.amount(), "EUR")).isEqualTo(money);
    }
}
