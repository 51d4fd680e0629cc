package io.silkroam.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.billing.UsageUnit;
import io.silkroam.sim.Plmn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholesaleCapsTest {
    @TempDir
    private Path conf;

    /** The table of the reference, on the last and first day of each cap; at the cap is not over it. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2017-06-14, none", "2017-06-15, 7.70", "2017-12-31, 7.70", "2018-01-01, 6.00", "2018-12-31, 6.00",
        "2019-01-01, 4.50", "2019-12-31, 4.50", "2020-01-01, 3.50", "2020-12-31, 3.50", "2021-01-01, 3.00",
        "2021-12-31, 3.00", "2022-01-01, 2.50", "2022-06-30, 2.50", "2022-07-01, 2.00", "2022-12-31, 2.00",
        "2023-01-01, 1.80", "2023-12-31, 1.80", "2024-01-01, 1.55", "2024-12-31, 1.55", "2025-01-01, 1.30",
        "2025-12-31, 1.30", "2026-01-01, 1.10", "2026-12-31, 1.10", "2027-01-01, 1.00", "2028-01-01, 1.00",
        "2032-06-30, 1.00", "2032-07-01, none"
    })
    void shouldHoldADearerPriceOverTheCapOfTheDay(LocalDate day, String cap) throws IOException {
        boolean none = cap.equals("none");
        String atCap = none ? "100.00" : cap;
        Tariffs tariffs = new TariffFolder(conf)
                .shippedCaps()
                .tariff(
                        "kpn",
                        "kpn,visited,262,octets," + atCap + ",EUR,1GB,1,,",
                        "kpn,visited,208,octets," + atCap + "0000001,EUR,1GB,1,,",
                        "kpn,visited,*,octets,100,EUR,1GB,1,,",
                        "kpn,host,*,octets,100,EUR,1GB,1,,")
                .read();

        assertThat(over(tariffs, Run.VISITED, "26201", day)).isFalse();
        assertThat(over(tariffs, Run.VISITED, "20801", day)).isEqualTo(!none);
        // Outside of the zone, and of roaming, nothing is capped.
        assertThat(over(tariffs, Run.VISITED, "22801", day)).isFalse();
        assertThat(over(tariffs, Run.HOST, "26201", day)).isFalse();
        assertThat(over(tariffs, Run.VISITED, "25501", day)).isEqualTo(!none && day.getYear() >= 2026);
    }

    @ParameterizedTest
    @CsvSource({
        // Per kB, MB and GiB as it is per GB.
        "1.10,         EUR, 1GB,  false",
        "1.11,         EUR, 1GB,  true",
        "0.0000011,    EUR, 1kB,  false",
        "0.000001101,  EUR, 1kB,  true",
        "1.18,         EUR, 1GiB, false",
        "1.19,         EUR, 1GiB, true",
        // By the rate of the day.
        "9.00,         CNY, 1GB,  false",
        "9.01,         CNY, 1GB,  true",
        "100.00,       SEK, 1GB,  false"
    })
    void shouldCompareWhateverThePriceIsFor(String price, String currency, String per, boolean over)
            throws IOException {
        Tariffs tariffs = new TariffFolder(conf)
                .shippedCaps()
                .file(
                        "exchange-rates.csv",
                        "from,currency,rate\n2017-01-01,EUR,1\n2026-01-01,CNY,0.122222222222\n2027-01-01,CNY,0.2\n")
                .tariff("kpn", "kpn,visited,262,octets,%s,%s,%s,1,,".formatted(price, currency, per))
                .read();

        assertThat(over(tariffs, Run.VISITED, "26201", LocalDate.of(2026, 11, 28)))
                .isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            262,octets,1.10,EUR,1GB,1,2026-01-01,2027-01-01 | | | | |
            262,octets,1.10,EUR,1GB,1,2026-01-01,   | EUR 1.10 per GB    | EUR 1.00 per GB | 2027-01-01 | 262
            262,octets,1.50,EUR,1GB,1,2025-01-01,         | EUR 1.50 per GB    | EUR 1.30 per GB | 2025-01-01 | 262
            262,octets,0.005,EUR,1MB,1,,                  | EUR 0.005 per MB   | EUR 4.50 per GB | 2019-01-01 | 262
            262 208,octets,9,EUR,1GB,1,,                  | EUR 9.00 per GB    | EUR 7.70 per GB | 2017-06-15 | 208, 262
            255 228,octets,3,EUR,1GB,1,,                  | EUR 3.00 per GB    | EUR 1.10 per GB | 2026-01-01 | 255
            25501,octets,3,EUR,1GB,1,,                    | EUR 3.00 per GB    | EUR 1.10 per GB | 2026-01-01 | 25501
            *,octets,3,EUR,1GB,1,2022-01-01,2023-01-01    | EUR 3.00 per GB    | EUR 2.50 per GB | 2022-01-01 | 208, 262
            228,octets,99,EUR,1GB,1,,                     | | | | |
            262,messages,0.0035,EUR,1,1,2024-01-01,  | EUR 0.0035 per message | EUR 0.003 per message | 2025-01-01 | 262
            262,seconds,99,EUR,60,1,2024-01-01,           | | | | |
            262,octets,1,EUR,1GB,1kB,2026-01-01,          | | | | |
            """)
    void shouldWarnOfARowThatIsDearerThanACap(String cells, String price, String cap, String from, String networks)
            throws IOException {
        Optional<String> warning = Optional.ofNullable(price)
                .map(p ->
                        "%s is above the EU's wholesale cap of %s from %s on, for %s; agree a lower price from then on"
                                .formatted(p, cap, from, networks));

        assertThat(warnings(cells)).isEqualTo(warning.stream().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1GB,1MB,2026-01-01, | EUR | an increment of 1000000 octets charges 262 for more than was used
            1GB,1,2026-01-01,   | SEK | SEK 1.00 per GB cannot be held against the EU's wholesale cap of EUR 1.10
            1GB,1,2026-01-01,   | SEK | exchange-rates.csv needs a rate of SEK and EUR on 2026-01-01
            1GB,1,2033-01-01,   | EUR | eu-wholesale-caps.csv ends before 2033-01-01: this price for 262 is held
            """)
    void shouldWarnOfARowThatCannotBeHeldAgainstACap(String rest, String currency, String warning) throws IOException {
        assertThat(warnings("262,octets,1," + currency + "," + rest))
                .singleElement()
                .asString()
                .contains(warning);
    }

    /** Of the one row on line 3. */
    private List<String> warnings(String cells) throws IOException {
        Tariffs tariffs = new TariffFolder(conf)
                .shippedCaps()
                .tariff("kpn", "# examples", "kpn,visited," + cells)
                .read();
        String place = conf.resolve("tariffs/kpn.csv") + ":3: ";
        return tariffs.warnings().stream()
                .map(Object::toString)
                .map(w -> w.startsWith(place) ? w.substring(place.length()) : "elsewhere: " + w)
                .toList();
    }

    @Test
    void shouldBlameARowOnlyForNetworksThatItPrices() throws IOException {
        Tariffs tariffs = new TariffFolder(conf)
                .shippedCaps()
                .tariff(
                        "kpn",
                        "kpn,visited,*,octets,9,EUR,1GB,1,2026-01-01,",
                        "kpn,visited,262 208,octets,1,EUR,1GB,1,2026-01-01,")
                .read();

        assertThat(tariffs.warnings()).singleElement().asString().contains("kpn.csv:2: EUR 9.00 per GB", ", for 255;");
    }

    @Test
    void shouldShipTheCapsOfTheRegulation() throws IOException {
        assertThat(Files.readString(TariffFolder.SHIPPED.resolve("eu-wholesale-caps.csv")))
                .contains("2017-06-15,messages,0.01,", "2022-07-01,messages,0.004,", "2025-01-01,messages,0.003,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-01,octets,2,EUR,1GB | a cap from 2026-01-01 on it stands above already
            01-01-2026,octets,2,EUR,1GB | column from: '01-01-2026' is not a date such as 2026-01-31
            ,octets,2,EUR,1GB           | column from: '' is not a date such as 2026-01-31
            2027-01-01,minor,2,EUR,1    | column unit: 'minor' is none of octets, seconds, messages
            2027-01-01,octets,-2,EUR,1GB| column price: '-2' is not a price from 0
            """)
    void shouldNameTheLineOfAMistakeInTheCaps(String row, String reason) throws IOException {
        TariffFolder folder = new TariffFolder(conf)
                .file(
                        "eu-wholesale-caps.csv",
                        "from,unit,price,currency,per\n2026-01-01,octets,1,EUR,1GB\n" + row + "\n");

        assertThatThrownBy(folder::read).hasMessageContaining("eu-wholesale-caps.csv:3: " + reason);
    }

    private static boolean over(Tariffs tariffs, Run run, String network, LocalDate day) {
        Plmn plmn = new Plmn(network);
        TariffLine line =
                tariffs.find(run, Optional.of(plmn), UsageUnit.OCTETS, day).orElseThrow();
        return tariffs.overCap(line, plmn, day);
    }
}
