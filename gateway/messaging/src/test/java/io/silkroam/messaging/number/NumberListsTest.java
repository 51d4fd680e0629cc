package io.silkroam.messaging.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.messaging.message.SmsAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prefixes, lists of numbers and lists of senders. */
class NumberListsTest {
    @Test
    void shouldFindTheLongestPrefixAsALinearSearchDoes() {
        Random random = new Random(4);
        Map<String, Integer> table = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            table.put(digits(random, 1 + random.nextInt(5)), i);
        }
        Prefixes<Integer> prefixes = Prefixes.of(table);
        for (int i = 0; i < 20_000; i++) {
            String number = digits(random, random.nextInt(9));
            String expected = table.keySet().stream()
                    .filter(number::startsWith)
                    .max((a, b) -> a.length() - b.length())
                    .orElse("");
            assertThat(prefixes.longest(number).map(Prefixes.Entry::prefix).orElse(""))
                    .as(number)
                    .isEqualTo(expected);
        }
        assertThat(prefixes.find("abc")).isEmpty();
        assertThat(prefixes).isEqualTo(Prefixes.of(table)).hasSameHashCodeAs(Prefixes.of(table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+31", "31 6", "1234567890123456", "abc"})
    void shouldRefuseWhatIsNoPrefix(String text) {
        assertThatThrownBy(() -> Prefixes.of(Map.of(text, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a prefix of 1 to 15 digits");
    }

    @ParameterizedTest
    @CsvSource({
        "31612345678, true",
        "31612345679, false",
        "4917, true",
        "49171234567, true",
        "4916, false",
        "0800, true",
        "800, false",
        "'', false",
        "3161234567890123, false",
        "Silkroam, false"
    })
    void shouldHoldNumbersAndTheirBeginnings(String number, boolean held) {
        NumberList list = NumberList.of(List.of("31612345678", "4917*", "0800", "31612345678"));

        assertThat(list.holds(number)).isEqualTo(held);
        assertThat(list.toString()).doesNotContain("31612345678");
        assertThat(NumberList.none().holds(number)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "5, Silkroam, Silkroam",
                "5, SILKR0AM, Silkroam",
                "0, silkroam, Silkroam",
                "5, Silkroad, -",
                "1, 31612345678, 31612345678",
                "5, 31612345678, 31612345678",
                "1, 3197123, 3197123",
                "1, 3196123, -",
                "3, 5555, 5555",
                "3, 55555, -",
                "5, '', -"
            })
    void shouldFindASenderAndItsListedSpelling(int ton, String value, String listed) {
        SenderList list = SenderList.of(List.of("Silkroam", "31612345678", "3197*", "5555"));

        assertThat(list.find(new SmsAddress(ton, 0, value)).orElse(null)).isEqualTo(listed);
    }

    @ParameterizedTest
    @CsvSource({"ABCDEFGHIJKL, of 1 to 11 characters", "' ', of 1 to 11 characters", "Shop*, prefix", "*, prefix"})
    void shouldRefuseWhatIsNoSender(String text, String reason) {
        assertThatThrownBy(() -> SenderList.of(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static String digits(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(3)));
        }
        return text.toString();
    }
}
