package io.silkroam.messaging.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.messaging.message.SmsAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a partner writes a number, rules and routes see one form of it. */
class NumberRewritingTest {
    private static final NumberRewriting DUTCH = new NumberRewriting(
            List.of("00", "09"), "0", "31", 5, 1, 1, NumberRewriting.table(List.of(new Replacement("3106", "316"))));

    @ParameterizedTest(name = "{0}/{1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # TON | NPI | written         | TON | NPI | read
            1     | 1   | 31612345678     | 1   | 1   | 31612345678
            0     | 0   | +31612345678    | 1   | 1   | 31612345678
            5     | 0   | +31612345678    | 1   | 1   | 31612345678
            5     | 0   | 31612345678     | 1   | 1   | 31612345678
            0     | 0   | 0031612345678   | 1   | 1   | 31612345678
            0     | 1   | 0931612345678   | 1   | 1   | 31612345678
            1     | 1   | 0031612345678   | 1   | 1   | 31612345678
            0     | 1   | 0612345678      | 1   | 1   | 31612345678
            2     | 1   | 612345678       | 1   | 1   | 31612345678
            0     | 1   | 31612345678     | 1   | 1   | 31612345678
            0     | 0   | 06-1234 5678    | 1   | 1   | 31612345678
            0     | 0   | +31 (6) 1234.56 | 1   | 1   | 316123456
            1     | 1   | 310612345678    | 1   | 1   | 31612345678
            0     | 0   | 5555            | 0   | 1   | 5555
            3     | 9   | 5555            | 3   | 9   | 5555
            5     | 0   | 5555            | 0   | 1   | 5555
            5     | 0   | Silkroam        | 5   | 0   | Silkroam
            0     | 0   | +Silkroam       | 0   | 0   | +Silkroam
            """)
    void shouldReadANumberHoweverItIsWritten(int ton, int npi, String text, int tonRead, int npiRead, String read) {
        assertThat(DUTCH.rewrite(new SmsAddress(ton, npi, text))).isEqualTo(new SmsAddress(tonRead, npiRead, read));
    }

    @Test
    void shouldTakeTypeZeroForNationalWhereThatIsMeant() {
        NumberRewriting national = new NumberRewriting(List.of(), "", "31", 5, 2, 1, NumberRewriting.table(List.of()));

        assertThat(national.rewrite(new SmsAddress(0, 0, "612345678")).value()).isEqualTo("31612345678");
        assertThat(national.rewrite(new SmsAddress(1, 1, "33612345678")).value())
                .isEqualTo("33612345678");
    }

    @Test
    void shouldAssumeNoCountryUnlessToldOne() {
        NumberRewriting d = NumberRewriting.standard();

        assertThat(d.rewrite(new SmsAddress(0, 0, "0612345678")).value()).isEqualTo("0612345678");
        assertThat(d.rewrite(new SmsAddress(0, 0, "0033612345678")).value()).isEqualTo("33612345678");
        assertThat(d.rewrite(new SmsAddress(0, 0, "")).value()).isEmpty();
    }

    @Test
    void shouldReplaceTheLongestBeginningThatFits() {
        NumberRewriting r =
                NumberRewriting.replacing(List.of(new Replacement("31", "0031"), new Replacement("3161", "9")));

        assertThat(r.rewrite(SmsAddress.international("3161234")).value()).isEqualTo("9234");
        assertThat(r.rewrite(SmsAddress.international("3162234")).value()).isEqualTo("003162234");
        assertThat(r.rewrite(SmsAddress.international("49")).value()).isEqualTo("49");
    }

    @Test
    void shouldRefuseWhatIsNoReplacement() {
        assertThatThrownBy(() -> new Replacement("31x", "")).hasMessageContaining("'31x' is not a prefix");
        assertThatThrownBy(() ->
                        NumberRewriting.replacing(List.of(new Replacement("31", "1"), new Replacement("31", "2"))))
                .hasMessage("'31' is replaced twice");
    }
}
