package io.silkroam.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +31 6 1234 5678    | 31612345678
            0031612345678      | 31612345678
            31612345678        | 31612345678
            +31 (0)6 12345678  | 31612345678
            +31-6-12.34.56.78  | 31612345678
            +86 138 0013 8000  | 8613800138000
            +31 97 123 456 789 | 3197123456789
            +39 02 1234 5678   | 390212345678
            """)
    void shouldReadANumberAsPeopleWriteIt(String text, String digits) {
        assertThat(PhoneNumbers.parse(text).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0612345678           | it does not begin with a country code
            +999 12345678        | it does not begin with a country code
            +31 6 12             | too short
            +31 6 1234 5678 9012 | too long
            +1 253 0000          | its area code is missing
            +1 800 FLOWERS       | it is not written in digits
            +31612345678 ext. 5  | it is not written in digits
            ++31612345678        | it is not written in digits
            ٣١٦١٢٣٤٥٦٧٨          | it is not written in digits
            """)
    void shouldSayWhyANumberIsRefused(String text, String reason) {
        assertThatThrownBy(() -> PhoneNumbers.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining(text);
    }

    @Property
    void shouldEitherReadOrRefuse(@ForAll String text) {
        try {
            assertThat(PhoneNumbers.parse(text).digits()).matches("[0-9]{3,15}");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("is not an E.164 number");
        }
    }
}
