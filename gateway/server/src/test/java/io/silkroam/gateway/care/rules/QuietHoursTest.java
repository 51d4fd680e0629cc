package io.silkroam.gateway.care.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # zone              | now                  | may be sent from
            # A day and a night.
            Europe/Paris        | 2026-11-28T12:00:00Z | 2026-11-28T12:00:00Z
            Europe/Paris        | 2026-11-28T20:59:59Z | 2026-11-28T20:59:59Z
            Europe/Paris        | 2026-11-28T21:00:00Z | 2026-11-29T07:00:00Z
            Europe/Paris        | 2026-11-29T03:00:00Z | 2026-11-29T07:00:00Z
            Europe/Paris        | 2026-11-29T06:59:59Z | 2026-11-29T07:00:00Z
            Europe/Paris        | 2026-11-29T07:00:00Z | 2026-11-29T07:00:00Z
            # Clocks go forward at 01:00Z on 2026-03-29: the night is an hour shorter.
            Europe/Paris        | 2026-03-28T21:00:00Z | 2026-03-29T06:00:00Z
            Europe/Paris        | 2026-03-29T05:59:59Z | 2026-03-29T06:00:00Z
            Europe/Paris        | 2026-03-29T06:00:00Z | 2026-03-29T06:00:00Z
            # Clocks go back at 01:00Z on 2026-10-25: it is an hour longer.
            Europe/Paris        | 2026-10-24T20:00:00Z | 2026-10-25T07:00:00Z
            Europe/Paris        | 2026-10-25T06:30:00Z | 2026-10-25T07:00:00Z
            # On both sides of the date line it is night together, on other dates.
            Pacific/Auckland    | 2026-11-28T11:00:00Z | 2026-11-28T19:00:00Z
            Pacific/Apia        | 2026-11-28T10:00:00Z | 2026-11-28T19:00:00Z
            Pacific/Pago_Pago   | 2026-11-28T10:00:00Z | 2026-11-28T19:00:00Z
            # Samoa went over 2011-12-30: the night ends on the day after the one that never was.
            Pacific/Apia        | 2011-12-30T09:00:00Z | 2011-12-30T18:00:00Z
            Asia/Shanghai       | 2026-11-28T14:00:00Z | 2026-11-29T00:00:00Z
            Asia/Kathmandu      | 2026-11-28T16:15:00Z | 2026-11-29T02:15:00Z
            """)
    void shouldEndWithTheNightOfTheClocksThere(String zone, Instant now, Instant from) {
        assertThat(NIGHT.endAfter(now, List.of(ZoneId.of(zone)))).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # quiet      | now                  | may be sent from
            # Within a day.
            13:00-15:00  | 2026-11-28T12:30:00Z | 2026-11-28T14:00:00Z
            13:00-15:00  | 2026-11-28T14:00:00Z | 2026-11-28T14:00:00Z
            13:00-15:00  | 2026-11-28T11:59:00Z | 2026-11-28T11:59:00Z
            # None.
            08:00-08:00  | 2026-11-28T03:00:00Z | 2026-11-28T03:00:00Z
            # The end is a time the clocks leave out: it is when they do.
            22:00-02:30  | 2026-03-28T23:00:00Z | 2026-03-29T01:00:00Z
            # The end is shown twice: the first time; and in the second pass the second.
            22:00-02:30  | 2026-10-24T22:00:00Z | 2026-10-25T00:30:00Z
            22:00-02:30  | 2026-10-25T01:15:00Z | 2026-10-25T01:30:00Z
            """)
    void shouldKnowHoursOfTheDayAndHoursThatClocksLeaveOutOrRepeat(String hours, Instant now, Instant from) {
        QuietHours quiet = new QuietHours(LocalTime.parse(hours.substring(0, 5)), LocalTime.parse(hours.substring(6)));

        assertThat(quiet.endAfter(now, List.of(ZoneId.of("Europe/Paris")))).isEqualTo(from);
    }

    @Test
    void shouldBeKeptInEveryZoneOfACountry() {
        List<ZoneId> coasts = Stream.of("America/New_York", "America/Los_Angeles")
                .map(ZoneId::of)
                .toList();

        // 22:00 in New York is 19:00 in Los Angeles; 08:00 in Los Angeles is 11:00 in New York.
        assertThat(NIGHT.endAfter(Instant.parse("2026-11-29T03:00:00Z"), coasts))
                .isEqualTo("2026-11-29T16:00:00Z");
        assertThat(NIGHT.endAfter(Instant.parse("2026-11-29T13:30:00Z"), coasts))
                .isEqualTo("2026-11-29T16:00:00Z");
        assertThat(NIGHT.endAfter(Instant.parse("2026-11-29T20:00:00Z"), coasts))
                .isEqualTo("2026-11-29T20:00:00Z");
    }

    @Test
    void shouldEndSomeTimeWhereItIsAlwaysNightSomewhere() {
        List<ZoneId> round = Stream.of("Asia/Tokyo", "Europe/Paris", "America/New_York")
                .map(ZoneId::of)
                .toList();
        Instant now = Instant.parse("2026-11-29T03:00:00Z");

        assertThat(NIGHT.endAfter(now, round)).isAfterOrEqualTo(now).isBefore("2026-12-10T00:00:00Z");
    }
}
