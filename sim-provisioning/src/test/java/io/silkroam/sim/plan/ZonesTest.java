package io.silkroam.sim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.Plmn;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "20408,  2026-11-23T21:00:00Z, true",
        "22801,  2026-11-23T21:00:00Z, false",
        "23415,  2020-12-31T22:59:59Z, true",
        "23415,  2020-12-31T23:00:00Z, false",
        "26601,  2020-12-31T23:00:00Z, false",
        "25501,  2025-12-31T22:59:59Z, false",
        "25501,  2025-12-31T23:00:00Z, true",
        "25901,  2026-01-01T00:00:00Z, true",
        "20801,  2017-06-14T21:59:59Z, false",
        "20801,  2017-06-14T22:00:00Z, true",
        "310410, 2026-11-23T21:00:00Z, false"
    })
    void shouldKnowWhoRoamsAtHomePricesOnADate(String plmn, Instant when, boolean in) throws URISyntaxException {
        Path folder = Path.of(ZonesTest.class.getResource("/zones").toURI());

        assertThat(ZoneFiles.read(folder, AMSTERDAM).of(new Plmn(plmn), when).contains("EEA"))
                .isEqualTo(in);
    }

    @Test
    void shouldLetTheLongestPrefixOfAZoneDecideAlone() throws IOException {
        zone("EEA", "mcc,from,until\n208,,\n20899,,2026-01-01\n20898,2027-01-01,\n");
        zone("ships", "mcc,from,until\n20899,,\n");
        Zones zones = ZoneFiles.read(directory, AMSTERDAM);

        assertThat(zones.names()).containsExactlyInAnyOrder("EEA", "ships");
        assertThat(zones.of(new Plmn("20801"), NOW)).containsExactly("EEA");
        assertThat(zones.of(new Plmn("20899"), NOW)).containsExactly("ships");
        assertThat(zones.of(new Plmn("20898"), NOW)).isEmpty();
    }

    @Test
    void shouldTakeSeveralPeriodsOfOneNetwork() throws IOException {
        zone("EEA", "mcc,from,until\n234,2017-06-15,2021-01-01\n234,2030-01-01,\n");
        Zones zones = ZoneFiles.read(directory, AMSTERDAM);

        assertThat(zones.of(new Plmn("23415"), Instant.parse("2020-06-01T00:00:00Z")))
                .containsExactly("EEA");
        assertThat(zones.of(new Plmn("23415"), NOW)).isEmpty();
        assertThat(zones.of(new Plmn("23415"), Instant.parse("2030-06-01T00:00:00Z")))
                .containsExactly("EEA");
    }

    @Test
    void shouldTakeRowsThatLeaveTheDatesOut() throws IOException {
        zone("CH", "# neighbours\nmcc,name\n228,Switzerland\n");

        assertThat(ZoneFiles.read(directory, AMSTERDAM).of(new Plmn("22801"), NOW))
                .containsExactly("CH");
    }

    @Test
    void shouldReportEveryWrongRowWithItsLine() throws IOException {
        Path file = zone("EEA", """
                # comment
                mcc,from,until
                20,,
                204,2026-02-30,
                208,,tomorrow
                2080,,
                262,2026-01-02,2026-01-01
                """);

        assertThatThrownBy(() -> ZoneFiles.read(directory, AMSTERDAM))
                .hasMessage(String.join(
                        System.lineSeparator(),
                        file + ":3: column mcc: '20' is not three digits of MCC, or MCC and MNC",
                        file + ":4: '2026-02-30' is not a date such as 2026-01-31",
                        file + ":5: 'tomorrow' is not a date such as 2026-01-31",
                        file + ":6: column mcc: '2080' is not three digits of MCC, or MCC and MNC",
                        file + ":7: 'until' must be after 'from'"));
    }

    @Test
    void shouldRefuseAFolderThatIsMissingOrHoldsNoZone() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> ZoneFiles.read(missing, AMSTERDAM)).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> ZoneFiles.read(directory, AMSTERDAM))
                .hasMessage(directory + ": holds no zone (*.csv)");
    }

    private Path zone(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name + ".csv"), text);
    }
}
