package io.silkroam.gateway.care.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a  | 160 | 1
            a  | 161 | 2
            a  | 306 | 2
            a  | 307 | 3
            €  | 80  | 1
            €  | 81  | 2
            中 | 70  | 1
            中 | 71  | 2
            中 | 134 | 2
            中 | 135 | 3
            ë  | 70  | 1
            ë  | 71  | 2
            😀 | 35  | 1
            😀 | 36  | 2
            """)
    void shouldCountWhatFitsIntoOneAndIntoEachOfMany(String character, int times, int parts) {
        assertThat(Length.parts(character.repeat(times))).isEqualTo(parts);
    }
}
