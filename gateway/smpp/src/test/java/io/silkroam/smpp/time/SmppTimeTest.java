package io.silkroam.smpp.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.smpp.time.SmppTime.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMPP 3.4 §7.1.1. */
class SmppTimeTest {
    private static final Instant NOW = Instant.parse("2026-03-28T23:30:00Z");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "260401120000000+, 2026-04-01T12:00:00Z",
        "260401120000500+, 2026-04-01T12:00:00.500Z",
        "260401120000032+, 2026-04-01T04:00:00Z",
        "260401120000020-, 2026-04-01T17:00:00Z",
        "260401120000023+, 2026-04-01T06:15:00Z",
        "260401120000048+, 2026-04-01T00:00:00Z",
        "280229000000000-, 2028-02-29T00:00:00Z",
        "000000000000000R, 2026-03-28T23:30:00Z",
        "000002000000000R, 2026-03-30T23:30:00Z",
        "000000001500000R, 2026-03-28T23:45:00Z",
        "000100000000000R, 2026-04-28T23:30:00Z",
        "990000000000000R, 2125-03-28T23:30:00Z",
        "020610233429000R, 2028-10-09T23:04:29Z",
    })
    void shouldReadATime(String text, Instant time) {
        assertThat(SmppTime.parse(text, NOW)).isEqualTo(new Parsed.At(time));
    }

    @ParameterizedTest
    @CsvSource({
        "26040112000000+",
        "2604011200000000+",
        "260401120000049+",
        "261301120000000+",
        "260431120000000+",
        "270229120000000+",
        "260401240000000+",
        "260401126000000+",
        "260401120060000+",
        "260401120000000",
        "260401120000000r",
        "26040112000000 +",
        "２60401120000000+",
        "' '",
    })
    void shouldSayThatItIsNoTime(String text) {
        assertThat(SmppTime.parse(text, NOW)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void shouldTakeAnEmptyFieldForNone() {
        assertThat(SmppTime.parse("", NOW)).isEqualTo(new Parsed.None());
    }

    @Property
    void shouldReadBackAnAbsoluteTime(@ForAll @LongRange(min = 946_684_800_0L, max = 4_102_444_799_9L) long tenths) {
        Instant time = Instant.EPOCH.plus(tenths * 100, ChronoUnit.MILLIS);
        assertThat(SmppTime.absolute(time)).hasSize(16);
        assertThat(SmppTime.parse(SmppTime.absolute(time), NOW)).isEqualTo(new Parsed.At(time));
    }

    @Property
    void shouldReadBackARelativeTime(@ForAll @LongRange(min = 0, max = 99 * 86_400) long seconds) {
        String text = SmppTime.relative(Duration.ofSeconds(seconds)).orElseThrow();
        assertThat(text).hasSize(16);
        assertThat(SmppTime.parse(text, NOW)).isEqualTo(new Parsed.At(NOW.plusSeconds(seconds)));
    }

    @Property
    void shouldNeverThrow(@ForAll String text) {
        assertThat(SmppTime.parse(text, NOW)).isNotNull();
    }

    @Test
    void shouldNotWriteASpanThatDaysCannotSay() {
        assertThat(SmppTime.relative(Duration.ofDays(100))).isEmpty();
        assertThat(SmppTime.relative(Duration.ofSeconds(-1))).isEmpty();
    }
}
