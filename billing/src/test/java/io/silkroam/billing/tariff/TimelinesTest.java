package io.silkroam.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network has one price of a unit on every day between its first and its last one. */
class TimelinesTest {
    @TempDir
    private Path conf;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Rows that follow each other, in whichever order they stand.
            262,octets,,2026-01-01  | 262,octets,2026-01-01,     | 0 |
            262,octets,2026-01-01,  | 262,octets,,2026-01-01     | 0 |
            # Other networks, though of the same country, and other units.
            262,octets,,            | 26201,octets,,             | 0 |
            262,octets,,            | *,octets,,                 | 0 |
            262,octets,,            | 262,messages,,             | 0 |
            # Gaps.
            262,octets,,2026-01-01  | 262,octets,2026-02-01,     | 3 | octets of 262 from 2026-01-01 to 2026-02-01
            262,octets,2026-02-01,  | 262,octets,,2026-01-01     | 2 | octets of 262 from 2026-01-01 to 2026-02-01
            # Overlaps.
            262,octets,,2026-01-02  | 262,octets,2026-01-01,     | 3 | octets of 262 has two prices from 2026-01-01
            262,octets,,            | 262,octets,,               | 3 | octets of 262 has two prices from the beginning
            262,octets,2025-01-01,  | 262,octets,2026-01-01,2027-01-01 | 3 | 262 has two prices from 2026-01-01
            262 262,octets,,        | 208,octets,,               | 2 | octets of 262 has two prices from the beginning
            # One problem for all networks of two rows.
            202 206 208 214,octets,, | 214 202 206 208,octets,,  | 3 | octets of 202, 206, 208 and 1 more has two prices
            """)
    void shouldFindOverlapsAndGaps(String first, String second, int line, String problem) throws IOException {
        TariffFolder folder = new TariffFolder(conf).tariff("kpn", row("kpn", first), row("kpn", second));

        if (line == 0) {
            assertThatCode(folder::read).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(folder::read).isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.problems())
                    .singleElement()
                    .asString()
                    .startsWith(conf.resolve("tariffs/kpn.csv") + ":" + line + ": ")
                    .contains(problem));
        }
    }

    @Test
    void shouldSayWhatToDo() throws IOException {
        Path file = conf.resolve("tariffs/kpn.csv");
        TariffFolder folder = new TariffFolder(conf)
                .tariff(
                        "kpn",
                        row("kpn", "262,octets,,2026-01-01"),
                        row("kpn", "262,octets,2026-02-01,2027-01-01"),
                        row("kpn", "262,octets,2026-12-01,"));

        assertThatThrownBy(folder::read)
                .hasMessageContaining(file + ":3: nothing prices visited octets of 262 from 2026-01-01 to 2026-02-01: ")
                .hasMessageContaining(
                        "let this row begin on 2026-01-01, or the one before (" + file + ":2) end on 2026-02-01")
                .hasMessageContaining(file + ":4: visited octets of 262 has two prices from 2026-12-01: ")
                .hasMessageContaining("end the other (" + file + ":3) where this one begins, or take one out");
    }

    @Test
    void shouldRefuseTwoPartnersThatPriceTheSame() throws IOException {
        TariffFolder folder = new TariffFolder(conf)
                .tariff("dt", row("dt", "262 208,octets,,2026-02-01"))
                .tariff("kpn", row("kpn", "262,octets,2026-01-01,"), row("kpn", "208,octets,2026-02-01,"));

        assertThatThrownBy(folder::read)
                .hasMessage("%s:2: visited octets of 262 is priced by both dt (%s:2) and kpn from 2026-01-01: "
                                .formatted(conf.resolve("tariffs/kpn.csv"), conf.resolve("tariffs/dt.csv"))
                        + "whom it is owed cannot be told; end one of the two");
    }

    private static String row(String partner, String cells) {
        String[] cell = cells.split(",", -1);
        String per = cell[1].equals("octets") ? "1GB" : "1";
        return "%s,visited,%s,%s,0.01,EUR,%s,1,%s,%s".formatted(partner, cell[0], cell[1], per, cell[2], cell[3]);
    }
}
