package io.silkroam.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IccidTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8931080000000000019     | 8931080000000000019
            893108000000000001      | 8931080000000000019
            8931080000000000019F    | 8931080000000000019
            8931080000000000019f    | 8931080000000000019
            8931 0800 0000 0000 019 | 8931080000000000019
            893108000000000001FF    | 8931080000000000019
            89310800000000000017    | 89310800000000000017
            8931080000000001009     | 8931080000000001009
            """)
    void shouldReadWhatVendorsWrite(String text, String digits) {
        assertThat(Iccid.parse(text).digits()).isEqualTo(digits);
    }

    @Test
    void shouldNameTheCheckDigitThatWouldBeRight() {
        assertThatThrownBy(() -> Iccid.parse("8931080000000000018"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'8931080000000000018' is not an ICCID: its check digit should be 9, not 8");
        assertThatThrownBy(() -> Iccid.parse("89310800000000000019"))
                .hasMessage("'89310800000000000019' is not an ICCID: its check digit should be 7, not 9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "F",
                "89310800000000000",
                "893108000000000000180",
                "893108000000000001X",
                "8931080F00000000019",
                "٨٩٣١٠٨٠٠٠٠٠٠٠٠٠٠٠١٩",
                "5F1D289C5D354D0A140C2548F5F3E3BA"
            })
    void shouldRefuseWhatIsNoIccidWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Iccid.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an ICCID: 18 to 20 digits");
    }

    @ParameterizedTest
    @CsvSource({
        "8931080000000000019, 8931080000000000027",
        "8931080000000000993, 8931080000000001009",
        "89310800000000000017, 89310800000000000025"
    })
    void shouldCountUpWithTheCheckDigitOfItsOwn(String iccid, String next) {
        assertThat(Iccid.parse(iccid).next()).hasToString(next);
    }

    @Test
    void shouldNotCountBeyondTheLastOne() {
        Iccid last = Iccid.complete("9".repeat(19));

        assertThatThrownBy(last::next).hasMessageStartingWith("there is no ICCID after 9999");
    }

    @Test
    void shouldStandInTheOrderOfItsDigits() {
        assertThat(Iccid.parse("8931080000000000019")).isLessThan(Iccid.parse("8931080000000000027"));
    }

    @Property
    void shouldCompleteEverythingOfTheRightLength(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 18, max = 19) String account) {
        Iccid iccid = Iccid.complete(account);

        assertThat(iccid.digits()).startsWith(account).hasSize(account.length() + 1);
        assertThat(luhnSum(iccid.digits()) % 10).isZero();
    }

    @Property
    void shouldReadBackWhatItShowsPaddedOrNot(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 18, max = 19) String account,
            @ForAll @IntRange(max = 3) int padding) {
        Iccid iccid = Iccid.complete(account);

        assertThat(Iccid.parse(iccid + "F".repeat(padding))).isEqualTo(iccid);
    }

    @Property
    void shouldFindEveryWrongDigit(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(18) String account,
            @ForAll @IntRange(max = 18) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        StringBuilder wrong = new StringBuilder(Iccid.complete(account).digits());
        wrong.setCharAt(place, (char) ('0' + (wrong.charAt(place) - '0' + by) % 10));

        assertThatThrownBy(() -> Iccid.parse(wrong.toString())).hasMessageContaining("check digit");
    }

    @Property
    void shouldCountUpOneByOne(@ForAll @CharRange(from = '0', to = '8') @StringLength(18) String account) {
        Iccid next = Iccid.complete(account).next();

        assertThat(Long.parseLong(next.digits().substring(0, 18))).isEqualTo(Long.parseLong(account) + 1);
        assertThat(next).isGreaterThan(Iccid.complete(account));
    }

    /** Written otherwise than in the product: from the left, with a table. */
    private static int luhnSum(String digits) {
        int[] doubled = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
        return IntStream.range(0, digits.length())
                .map(i -> {
                    int digit = digits.charAt(i) - '0';
                    return (digits.length() - i) % 2 == 0 ? doubled[digit] : digit;
                })
                .sum();
    }
}
