package io.silkroam.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.billing.UsageUnit;
import io.silkroam.conf.ConfigException;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.ZoneFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffFilesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    @TempDir
    private Path conf;

    private TariffFolder folder;

    @BeforeEach
    void open() {
        folder = new TariffFolder(conf);
    }

    @Test
    void shouldReadARow() throws IOException {
        folder.tariff("kpn", "kpn,visited,262,octets,1.05,EUR,1GB,1kB,2026-01-01,2027-01-01");

        assertThat(find("visited", "26201", "octets", DAY))
                .contains(new TariffLine(
                        "kpn",
                        Run.VISITED,
                        "262",
                        UsageUnit.OCTETS,
                        1_050_000_000L,
                        1_000_000_000L,
                        1_000,
                        Currency.getInstance("EUR"),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2027, 1, 1)));
    }

    @ParameterizedTest(name = "{0} of {1} on {2}: {3}")
    @CsvSource({
        // The longest prefix decides.
        "visited, 26201, 2026-06-01, 3",
        "visited, 26202, 2026-06-01, 2",
        "visited, 262010, 2026-06-01, 3",
        "visited, 20801, 2026-06-01, 1",
        // Half-open.
        "visited, 26201, 2025-12-31, ''",
        "visited, 26201, 2026-01-01, 3",
        "visited, 26201, 2026-12-31, 3",
        // One that has ended is not followed by a shorter one.
        "visited, 26201, 2027-01-01, ''",
        "visited, 26202, 2027-01-01, 2",
        // Several networks in a row; unbounded.
        "visited, 23201, 0001-01-01, 4",
        "visited, 22801, 9999-12-31, 4",
        // Where nobody knows where it was, only * prices it.
        "visited, '',    2026-06-01, 1",
        "host,    20408, 2026-06-01, ''"
    })
    void shouldLetTheLongestPrefixDecideAndThenTheDay(String run, String network, LocalDate day, String price)
            throws IOException {
        folder.tariff(
                "kpn",
                "kpn,visited,*,octets,1,EUR,1GB,1,,",
                "kpn,visited,262,octets,2,EUR,1GB,1,2026-01-01,",
                "kpn,visited,26201,octets,3,EUR,1GB,1,2026-01-01,2027-01-01",
                "kpn,visited,232 228,octets,4,EUR,1GB,1,,");

        assertThat(find(run, network, "octets", day).map(l -> Long.toString(l.priceNanos() / 1_000_000_000L)))
                .isEqualTo(Optional.of(price).filter(p -> !p.isEmpty()));
    }

    @Test
    void shouldTakeAnotherPartnerFromTheDayOnWhichTheFirstOneEnds() throws IOException {
        folder.tariff("kpn", "kpn,visited,262,octets,2,EUR,1GB,1,,2026-01-01")
                .tariff("dt", "dt,visited,262,octets,1,EUR,1GB,1,2026-01-01,");

        assertThat(find("visited", "26201", "octets", LocalDate.of(2025, 12, 31)))
                .map(TariffLine::partner)
                .contains("kpn");
        assertThat(find("visited", "26201", "octets", LocalDate.of(2026, 1, 1)))
                .map(TariffLine::partner)
                .contains("dt");
    }

    @ParameterizedTest
    @CsvSource({"26201, true", "26299, true", "20801, true", "22801, true", "23201, true", "310410, false"})
    void shouldKnowTheCountriesOfTariffsAndZones(String network, boolean known) throws IOException {
        folder.tariff("kpn", "kpn,visited,262 23201,octets,2,EUR,1GB,1,,", "kpn,visited,*,messages,1,EUR,1,1,,");

        assertThat(folder.read().knows(new Plmn(network))).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            K P N,host,*,octets,1,EUR,1GB,1,,      | column partner: 'K P N' is not 1 to 32 lower-case letters
            kpn,retail,*,octets,1,EUR,1GB,1,,      | column run: 'retail' is none of host, visited
            kpn,guest,*,octets,1,EUR,1GB,1,,       | column run: 'guest' is none of host, visited
            kpn,host,26,octets,1,EUR,1GB,1,,       | column networks: '26' is not *, or three digits of MCC
            kpn,host,2620,octets,1,EUR,1GB,1,,     | column networks: '2620' is not *
            kpn,host,EEA,octets,1,EUR,1GB,1,,      | column networks: 'EEA' is not *
            kpn,host,262 *,octets,1,EUR,1GB,1,,    | column networks: '262 *' is not *
            kpn,host,*,bytes,1,EUR,1GB,1,,         | column unit: 'bytes' is none of octets, seconds, messages
            kpn,host,*,minor,1,EUR,1,1,,           | column unit: 'minor' is none of octets, seconds, messages
            kpn,host,*,octets,-1,EUR,1GB,1,,       | column price: '-1' is not a price from 0 with at most 9 decimals
            kpn,host,*,octets,1.0000000001,EUR,1GB,1,, | column price: '1.0000000001' is not a price from 0
            kpn,host,*,octets,,EUR,1GB,1,,         | column price: '' is not a price from 0
            kpn,host,*,octets,1,EURO,1GB,1,,       | column currency: 'EURO' is not a currency
            kpn,host,*,octets,1,XAU,1GB,1,,        | column currency: 'XAU' has no minor unit
            kpn,host,*,octets,1,EUR,1Gb,1,,        | column per: '1Gb' is not an amount of octets such as 500MB
            kpn,host,*,octets,1,EUR,0,1,,          | column per: at least one is needed
            kpn,host,*,messages,1,EUR,1GB,1,,      | column per: '1GB' is not an amount of messages
            kpn,host,*,octets,1,EUR,1GB,0,,        | column increment: at least one is needed
            kpn,host,*,octets,1,EUR,1GB,,,         | column increment: '' is not an amount of octets
            kpn,host,*,octets,1,EUR,1GB,1,soon,    | column from: 'soon' is not a date such as 2026-01-31
            kpn,host,*,octets,1,EUR,1GB,1,,2026-02-30 | column until: '2026-02-30' is not a date such as 2026-01-31
            kpn,host,*,octets,1,EUR,1GB,1,2026-01-01,2026-01-01 | 'until' must be after 'from'
            """)
    void shouldNameTheLineOfAMistake(String row, String reason) throws IOException {
        folder.tariff("kpn", "# comment", "kpn,visited,*,octets,1,EUR,1GB,1,,", row);

        assertThatThrownBy(folder::read)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kpn.csv:4: ")
                .hasMessageContaining(reason);
    }

    @Test
    void shouldNotTakeAMistypedColumnForAnEmptyOne() throws IOException {
        folder.file("exchange-rates.csv", "form,currency,rate\n2026-01-01,CNY,0.1\n");

        assertThatThrownBy(folder::read).hasMessage(conf.resolve("exchange-rates.csv") + ": has no column from");
    }

    @Test
    void shouldReportTheMistakesOfAllFilesTogether() throws IOException {
        folder.tariff("kpn", "kpn,host,*,octets,x,EUR,1GB,1,,")
                .tariff("dt", "dt,host,*,octets,x,EUR,1GB,1,,")
                .file("eu-wholesale-caps.csv", "from,unit,price,currency,per\n2026-01-01,octets,x,EUR,1GB\n")
                .file("exchange-rates.csv", "from,currency,rate\n2026-01-01,CNY,0\n");

        assertThatThrownBy(folder::read).isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.problems())
                .extracting(p -> Path.of(p.file()).getFileName() + ":" + p.line())
                .containsExactly("exchange-rates.csv:2", "eu-wholesale-caps.csv:2", "dt.csv:2", "kpn.csv:2"));
    }

    @Test
    void shouldHaveNothingWhereThereAreNoFiles() {
        assertThat(find("host", "20408", "octets", DAY)).isEmpty();
        assertThat(folder.read().warnings()).isEmpty();
    }

    /** The rows we ship price what the shipped plan lets a traveller use, on every first of January from 2024 on. */
    @Test
    void shouldShipATariffForEveryCountryOfTheZone() {
        var zones = ZoneFiles.read(TariffFolder.SHIPPED.resolve("zones"), ZoneId.of("Europe/Amsterdam"));
        Tariffs shipped = TariffFiles.read(TariffFolder.SHIPPED, zones);

        assertThat(shipped.warnings()).isEmpty();
        for (int year = 2024; year < 2035; year++) {
            LocalDate day = LocalDate.of(year, 1, 1);
            zones.entries().stream()
                    .map(e -> new Plmn(e.prefix() + "01"))
                    .filter(n -> zones.on(n, day).equals(Set.of("EEA")))
                    .filter(n -> !n.mcc().equals("204"))
                    .forEach(n -> assertThat(Set.of(UsageUnit.OCTETS, UsageUnit.MESSAGES))
                            .allSatisfy(unit -> assertThat(shipped.find(Run.VISITED, Optional.of(n), unit, day))
                                    .as("%s of %s on %s", unit, n, day)
                                    .isPresent()));
            assertThat(shipped.find(Run.HOST, Optional.of(new Plmn("20408")), UsageUnit.OCTETS, day))
                    .isPresent();
            assertThat(shipped.find(Run.HOST, Optional.empty(), UsageUnit.OCTETS, day))
                    .isPresent();
            assertThat(shipped.find(Run.HOST, Optional.empty(), UsageUnit.MESSAGES, day))
                    .isPresent();
        }
    }

    private Optional<TariffLine> find(String run, String network, String unit, LocalDate day) {
        return folder.read()
                .find(
                        Run.valueOf(run.toUpperCase(java.util.Locale.ROOT)),
                        Optional.of(network).filter(n -> !n.isEmpty()).map(Plmn::new),
                        UsageUnit.valueOf(unit.toUpperCase(java.util.Locale.ROOT)),
                        day);
    }
}
