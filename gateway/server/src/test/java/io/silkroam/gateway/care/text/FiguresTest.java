package io.silkroam.gateway.care.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.gateway.care.rules.Language;
import io.silkroam.sim.plan.Unit;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OCTETS   | 0             | EUR | 0 kB        | 0 kB      | 0 kB
            OCTETS   | 999999        | EUR | 999 kB      | 999 kB    | 999 kB
            OCTETS   | 1000000       | EUR | 1 MB        | 1 MB      | 1 MB
            OCTETS   | 820999999     | EUR | 820 MB      | 820 MB    | 820 MB
            OCTETS   | 1000000000    | EUR | 1 GB        | 1 GB      | 1 GB
            OCTETS   | 1299999999    | EUR | 1.2 GB      | 1.2 GB    | 1,2 GB
            OCTETS   | 1073741824    | EUR | 1 GB        | 1 GB      | 1 GB
            OCTETS   | 9223372036854775807 | EUR | 9223372036.8 GB | 9223372036.8 GB | 9223372036,8 GB
            SECONDS  | 1859          | EUR | 30分钟       | 30 min    | 30 min
            MESSAGES | 12            | EUR | 12条短信      | 12 SMS    | 12 sms
            MONEY    | 1250          | EUR | 12.50欧元    | €12.50    | € 12,50
            MONEY    | 1250          | CNY | 12.50元      | CNY 12.50 | CNY 12,50
            MONEY    | 1250          | JPY | 1250 JPY    | JPY 1250  | JPY 1250
            """)
    void shouldWriteAmountsRoundedDown(Unit unit, long amount, String currency, String zh, String en, String nl) {
        assertThat(Figures.amount(Language.ZH, unit, amount, currency)).isEqualTo(zh);
        assertThat(Figures.amount(Language.EN, unit, amount, currency)).isEqualTo(en);
        assertThat(Figures.amount(Language.NL, unit, amount, currency)).isEqualTo(nl);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            50  | 1000000 | EUR | 0.50欧元/MB   | €0.50/MB   | € 0,50/MB
            9   | 100000  | EUR | 0.90欧元/MB   | €0.90/MB   | € 0,90/MB
            1   | 1048576 | EUR | 0.0096欧元/MB | €0.0096/MB | € 0,0096/MB
            100 | 1000000 | JPY | 100 JPY/MB   | JPY 100/MB | JPY 100/MB
            """)
    void shouldTellPricesOfAMegabyteRoundedUp(long minor, long per, String currency, String zh, String en, String nl) {
        assertThat(Figures.pricePerMegabyte(Language.ZH, minor, per, currency)).isEqualTo(zh);
        assertThat(Figures.pricePerMegabyte(Language.EN, minor, per, currency)).isEqualTo(en);
        assertThat(Figures.pricePerMegabyte(Language.NL, minor, per, currency)).isEqualTo(nl);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-28T12:05:59Z|Europe/Paris|11月28日 13:05 (UTC+1)|28 Nov 13:05 (UTC+1)|28 nov 13:05 (UTC+1)
            # Both sides of the change of clocks.
            2026-10-25T00:30:00Z|Europe/Paris|10月25日 02:30 (UTC+2)|25 Oct 02:30 (UTC+2)|25 okt 02:30 (UTC+2)
            2026-10-25T01:30:00Z|Europe/Paris|10月25日 02:30 (UTC+1)|25 Oct 02:30 (UTC+1)|25 okt 02:30 (UTC+1)
            # Both sides of the date line; and another year.
            2026-12-31T10:30:00Z|Pacific/Auckland|12月31日 23:30 (UTC+13)|31 Dec 23:30 (UTC+13)|31 dec 23:30 (UTC+13)
            2026-12-31T11:30:00Z|NZ|2027年1月1日 00:30 (UTC+13)|1 Jan 2027 00:30 (UTC+13)|1 jan 2027 00:30 (UTC+13)
            2026-12-31T11:30:00Z|Pacific/Pago_Pago|12月31日 00:30 (UTC-11)|31 Dec 00:30 (UTC-11)|31 dec 00:30 (UTC-11)
            2026-07-01T00:00:00Z|Asia/Kathmandu|7月1日 05:45 (UTC+5:45)|1 Jul 05:45 (UTC+5:45)|1 jul 05:45 (UTC+5:45)
            2026-03-01T12:00:00Z|Europe/London|3月1日 12:00 (UTC)|1 Mar 12:00 (UTC)|1 mrt 12:00 (UTC)
            2026-07-01T12:00:00Z|America/St_Johns|7月1日 09:30 (UTC-2:30)|1 Jul 09:30 (UTC-2:30)|1 jul 09:30 (UTC-2:30)
            """)
    void shouldTellTimesByTheClocksThereWithTheirDistanceFromUtc(
            Instant when, String zone, String zh, String en, String nl) {
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        ZoneId there = ZoneId.of(zone);

        assertThat(Figures.time(Language.ZH, when, there, now)).isEqualTo(zh);
        assertThat(Figures.time(Language.EN, when, there, now)).isEqualTo(en);
        assertThat(Figures.time(Language.NL, when, there, now)).isEqualTo(nl);
    }
}
