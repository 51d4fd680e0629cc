package io.silkroam.sim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "1GB, 1000000000",
        "1GiB, 1073741824",
        "1 GB, 1000000000",
        "500MB, 500000000",
        "500MiB, 524288000",
        "1.5kB, 1500",
        "0.5KiB, 512",
        "7, 7",
        "7B, 7",
        "1TB, 1000000000000",
        "1TiB, 1099511627776"
    })
    void shouldTellPowersOf1000FromPowersOf1024(String text, long octets) {
        assertThat(Unit.OCTETS.parse(text)).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GB", "1gb", "1G", "1Gb", "1KB", "-1GB", "1e3", "0.1B", "1GB2", "9999999TiB", "1,5GB"})
    void shouldGuessNothing(String text) {
        assertThatThrownBy(() -> Unit.OCTETS.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a");
    }

    @Test
    void shouldTakeNoSuffixWhereNothingIsCountedInOctets() {
        assertThat(Unit.SECONDS.parse("3600")).isEqualTo(3600);
        assertThatThrownBy(() -> Unit.MESSAGES.parse("20kB")).hasMessage("'20kB' is not an amount of messages");
    }

    @Property
    void shouldReadBackAnyWholeNumber(@ForAll @LongRange(min = 0) long amount) {
        assertThat(Unit.OCTETS.parse(Long.toString(amount))).isEqualTo(amount);
    }
}
