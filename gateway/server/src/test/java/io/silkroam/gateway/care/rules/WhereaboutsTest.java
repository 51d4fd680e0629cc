package io.silkroam.gateway.care.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void shouldBeTheCountryEnteredLast() {
        Whereabouts there = Whereabouts.NOWHERE.seen("FR", NOON).seen("BE", NOON.plusSeconds(10));

        assertThat(Whereabouts.NOWHERE.current()).isEmpty();
        assertThat(there.current()).contains("BE");
        assertThat(there.seen("FR", NOON.plusSeconds(20)).current()).contains("FR");
    }

    @Test
    void shouldNotMoveWithEveryUse() {
        Whereabouts there = Whereabouts.NOWHERE.seen("FR", NOON);

        assertThat(there.seen("FR", NOON.plusSeconds(10))).isSameAs(there);
    }

    @Test
    void shouldNotGoBackWithARowThatComesLate() {
        Whereabouts there = Whereabouts.NOWHERE.seen("FR", NOON).seen("BE", NOON.plusSeconds(10));

        assertThat(there.seen("FR", NOON.plusSeconds(5))).isSameAs(there);
        assertThat(there.seen("LU", NOON.plusSeconds(5)).current()).contains("BE");
        assertThat(there.seen("LU", NOON.plusSeconds(5)).knows("LU")).isTrue();
    }
}
