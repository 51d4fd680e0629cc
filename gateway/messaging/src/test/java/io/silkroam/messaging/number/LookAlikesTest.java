package io.silkroam.messaging.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader takes for the same sender folds to the same text. */
class LookAlikesTest {
    @ParameterizedTest
    @CsvSource({
        "Silkroam, SILKROAM",
        "Silkroam, SiIkr0am",
        "KPN, KРN",
        "KPN, ΚΡΝ",
        "PayPal, Рауpаl",
        "PayPal, PaypaI",
        "PayPal, Pay-Pal",
        "Bank 24, Bank24",
        "Café, CAFE",
        "Ziggo, Ｚｉｇｇｏ",
        "Odido, 0did0",
        "Belastingd, Веlаstingd",
        "Google, Gооgle",
        "Lebara, Lеbаrа",
        "Vodafone, Vοdafοne"
    })
    void shouldFoldWhatLooksTheSame(String name, String other) {
        assertThat(LookAlikes.folded(other)).isEqualTo(LookAlikes.folded(name));
    }

    @ParameterizedTest
    @CsvSource({"Bank1, Bank2", "KPN, KPM", "余额, 流量", "ABC, ABD", "Silkroam, 5ilkroam"})
    void shouldKeepApartWhatDoesNot(String name, String other) {
        assertThat(LookAlikes.folded(other)).isNotEqualTo(LookAlikes.folded(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "", "😀"})
    void shouldKeepWhatIsNothingButSigns(String signs) {
        assertThat(LookAlikes.folded(signs)).isEqualTo(signs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Silkroam", "КΡN 0Il", "ÅÉÎ ŁØ"})
    void shouldFoldOnceAndForAll(String name) {
        assertThat(LookAlikes.folded(LookAlikes.folded(name))).isEqualTo(LookAlikes.folded(name));
    }
}
