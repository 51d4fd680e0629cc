package io.silkroam.gateway.care.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0));
    private static final List<ZoneId> PARIS = List.of(ZoneId.of("Europe/Paris"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # happened (Z) | now (Z)   | urgent | useless from | goes at   | valid until
            # By day, both at once; validity counts from what happened.
            28T12:00       | 28T12:00  | true   | -            | now       | 29T00:00
            28T12:00       | 28T15:00  | false  | -            | now       | 29T00:00
            # By night, the urgent at once, the other after it and then for its whole validity.
            28T22:30       | 28T22:30  | true   | -            | now       | 29T10:30
            28T22:30       | 28T22:30  | false  | -            | 29T07:00  | 29T19:00
            # Happened by day, read by night: it must not wait longer than it is good for.
            28T12:00       | 28T22:30  | false  | -            | too late  | -
            28T20:00       | 28T21:30  | false  | -            | 29T07:00  | 29T08:00
            # Read late.
            28T12:00       | 29T00:00  | true   | -            | too late  | -
            28T12:00       | 28T23:59  | true   | -            | now       | 29T00:00
            # What ends before the night does need not be told.
            28T22:30       | 28T22:30  | false  | 29T03:00     | too late  | -
            28T22:30       | 28T22:30  | true   | 29T03:00     | now       | 29T03:00
            28T22:30       | 28T22:30  | false  | 29T09:00     | 29T07:00  | 29T09:00
            """)
    void shouldSendAtOnceAfterTheNightOrNotAtAll(
            String happened, String now, boolean urgent, String useless, String goes, String until) {
        Manner manner = new Manner(urgent, false, Duration.ofHours(12));
        Timing.Event event = new Timing.Event(at(happened), useless == null ? Instant.MAX : at(useless));

        Optional<Timing> timing = Timing.of(manner, NIGHT, PARIS, event, at(now));

        if (goes.equals("too late")) {
            assertThat(timing).isEmpty();
        } else {
            assertThat(timing)
                    .contains(new Timing(
                            Optional.of(goes).filter(g -> !g.equals("now")).map(TimingTest::at), at(until)));
        }
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-" + time + ":00Z");
    }
}
