package io.silkroam.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRatesTest {
    @TempDir
    private Path conf;

    @ParameterizedTest(name = "{0} {1} in {2} on {3}: {4}")
    @CsvSource({
        "EUR, 12.00,  CNY, 2026-06-01, 96.00",
        "CNY, 96.00,  EUR, 2026-06-01, 12.00",
        // Half to the even cent: 0.125 and 0.375.
        "CNY, 1.00,   EUR, 2026-06-01, 0.12",
        "CNY, 3.00,   EUR, 2026-06-01, 0.38",
        "CNY, -1.00,  EUR, 2026-06-01, -0.12",
        "CNY, -3.00,  EUR, 2026-06-01, -0.38",
        // A rate holds until the next one.
        "CNY, 100.00, EUR, 2025-12-31, 20.00",
        "CNY, 100.00, EUR, 2026-01-01, 12.50",
        "CNY, 100.00, EUR, 2029-01-01, 12.50",
        "CNY, 100.00, EUR, 2019-12-31, none",
        // Neither is the one that the others are told in; currencies differ in their decimals.
        "CNY, 100.00, JPY, 2026-06-01, 2083",
        "JPY, 2083,   CNY, 2026-06-01, 99.98",
        "EUR, 1.00,   SEK, 2026-06-01, none",
        // No rate is needed.
        "SEK, 1.00,   SEK, 2026-06-01, 1.00"
    })
    void shouldConvertByTheRateOfTheDay(String currency, String amount, String to, LocalDate day, String expected)
            throws IOException {
        ExchangeRates rates = rates("""
                from,currency,rate
                # a comment
                2017-01-01,EUR,1
                2020-01-01,CNY,0.2
                2026-01-01,CNY,0.125
                2020-01-01,JPY,0.006
                """);

        assertThat(rates.convert(Money.parse(amount, currency), Currency.getInstance(to), day))
                .isEqualTo(Optional.of(expected).filter(e -> !e.equals("none")).map(e -> Money.parse(e, to)));
    }

    @Test
    void shouldShipRatesOfTheCurrenciesWeSellIn() {
        ExchangeRates shipped =
                TariffFiles.read(TariffFolder.SHIPPED, TariffFolder.ZONES).exchangeRates();

        assertThat(shipped.convert(
                        Money.parse("100.00", "CNY"), Currency.getInstance("EUR"), LocalDate.of(2026, 11, 28)))
                .contains(Money.parse("12.21", "EUR"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-01,EUR,1   | EUR from 2026-01-01 stands above already
            2026-01-01,CNY,-1  | column rate: '-1' is not a rate such as 0.1274
            2026-01-01,CNY,1e2 | column rate: '1e2' is not a rate such as 0.1274
            2026-01-01,CNY,0.0 | column rate: money that is worth nothing has no rate
            2026-01-01,YUAN,1  | column currency: 'YUAN' is not a currency
            today,CNY,1        | column from: 'today' is not a date such as 2026-01-31
            """)
    void shouldNameTheLineOfAMistake(String row, String reason) {
        assertThatThrownBy(() -> rates("from,currency,rate\n2026-01-01,EUR,1\n" + row + "\n"))
                .hasMessage(conf.resolve("exchange-rates.csv") + ":3: " + reason);
    }

    private ExchangeRates rates(String text) throws IOException {
        return new TariffFolder(conf).file("exchange-rates.csv", text).read().exchangeRates();
    }
}
