package io.silkroam.smpp.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.text.Joiner.Incomplete;
import io.silkroam.smpp.text.Joiner.Limits;
import io.silkroam.smpp.text.Joiner.Outcome;
import io.silkroam.smpp.text.Joiner.Outcome.Alone;
import io.silkroam.smpp.text.Segmentation.Rules;
import io.silkroam.smpp.text.Segmentation.Split;
import io.silkroam.smpp.text.Segmentation.Style;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts in every order and state. */
class JoinerTest {
    private static final Address FROM = new Address(1, 1, "33612345678");
    private static final Address TO = new Address(1, 1, "31612345678");
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Joiner<String> joiner = new Joiner<>(new Limits(3, 1000, Duration.ofMinutes(5)));

    @ParameterizedTest
    @EnumSource(names = {"UDH8", "UDH16", "SAR"})
    void shouldJoinOutOfOrderAndGiveTheTagsInOrder(Style style) {
        List<Part> parts = parts("a".repeat(150) + "b".repeat(150) + "c".repeat(50), style, 7);
        assertThat(add(parts, 3, 0)).isEqualTo(new Outcome.Waiting<>(2));
        assertThat(add(parts, 1, 0)).isEqualTo(new Outcome.Waiting<>(1));
        Outcome.Whole<String> whole = (Outcome.Whole<String>) add(parts, 2, 0);
        assertThat(whole.tags()).containsExactly("part 1", "part 2", "part 3");
        assertThat(whole.message().text()).hasValue("a".repeat(150) + "b".repeat(150) + "c".repeat(50));
        assertThat(whole.message().header()).isEqualTo(UserDataHeader.NONE);
        assertThat(joiner.waiting()).isZero();
    }

    @Test
    void shouldKnowADuplicateBeforeAndAfterTheWholeIsThere() {
        List<Part> parts = parts("a".repeat(300), Style.UDH8, 7);
        add(parts, 1, 0);
        assertThat(add(parts, 1, 0)).isEqualTo(new Outcome.Duplicate<>());
        assertThat(add(parts, 2, 0)).isInstanceOf(Outcome.Whole.class);
        assertThat(add(parts, 1, 4 * MINUTE)).isEqualTo(new Outcome.Duplicate<>());
        assertThat(add(parts, 1, 6 * MINUTE)).isEqualTo(new Outcome.Waiting<>(1));
    }

    @Test
    void shouldTakeAnotherTextUnderTheSameReferenceForAnotherMessage() {
        List<Part> first = parts("a".repeat(300), Style.UDH8, 7);
        List<Part> second = parts("b".repeat(300), Style.UDH8, 7);
        add(first, 1, 0);
        assertThat(add(second, 1, 0)).isEqualTo(new Outcome.Waiting<>(1));
        assertThat(joiner.givenUp(0)).containsExactly(new Incomplete<>(2, List.of("part 1")));
        Outcome.Whole<String> whole = (Outcome.Whole<String>) add(second, 2, 0);
        assertThat(whole.message().text()).hasValue("b".repeat(300));
        assertThat(add(first, 1, 0)).isEqualTo(new Outcome.Waiting<>(1));
    }

    @Test
    void shouldGiveUpWhenAPartIsMissingForTooLong() {
        add(parts("a".repeat(400), Style.UDH16, 1), 2, 0);
        add(parts("b".repeat(400), Style.UDH16, 2), 1, MINUTE);
        assertThat(joiner.givenUp(5 * MINUTE - 1)).isEmpty();
        assertThat(joiner.givenUp(5 * MINUTE)).containsExactly(new Incomplete<>(3, List.of("part 2")));
        assertThat(joiner.givenUp(5 * MINUTE)).isEmpty();
        assertThat(joiner.waiting()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no concatenation, 0605040b8423f041, NOT_A_PART",
        "part 1 of 1,      05000334010141,   NOT_A_PART",
        "part 0,           05000334020041,   IMPOSSIBLE_PLACE",
        "part 3 of 2,      05000334020341,   IMPOSSIBLE_PLACE",
        "cut header,       050003,           MALFORMED_HEADER",
    })
    void shouldLeaveAloneWhatIsNoPart(String what, String hex, Alone.Why why) {
        byte[] octets = HexFormat.of().parseHex(hex);
        Joiner.Piece<String> piece = new Joiner.Piece<>(FROM, TO, true, 0, octets, List.of(), what);
        assertThat(joiner.add(piece, 0)).isEqualTo(new Alone<>(why));
        assertThat(joiner.waiting()).isZero();
    }

    @Test
    void shouldRefuseAboveItsBoundsAndTakeWhatCompletes() {
        for (int reference = 1; reference <= 3; reference++) {
            add(parts("a".repeat(300), Style.UDH8, reference), 1, 0);
        }
        assertThat(add(parts("a".repeat(300), Style.UDH8, 4), 1, 0)).isEqualTo(new Outcome.Full<>());
        assertThat(add(parts("a".repeat(300), Style.UDH8, 2), 2, 0)).isInstanceOf(Outcome.Whole.class);
        assertThat(add(parts("a".repeat(300), Style.UDH8, 4), 1, 0)).isEqualTo(new Outcome.Waiting<>(1));
    }

    @Test
    void shouldRefuseMoreOctetsThanItsBound() {
        List<Part> parts = parts("a".repeat(153 * 8), Style.UDH8, 1);
        for (int number = 1; number <= 6; number++) {
            assertThat(add(parts, number, 0)).isEqualTo(new Outcome.Waiting<>(8 - number));
        }
        assertThat(add(parts, 7, 0)).isEqualTo(new Outcome.Full<>());
    }

    @Test
    void shouldJoinASurrogatePairThatTheSenderCut() {
        Part one = new Part(true, 8, HexFormat.of().parseHex("050003010201" + "4e2dd83d"), false, List.of());
        Part two = new Part(true, 8, HexFormat.of().parseHex("050003010202" + "de000041"), false, List.of());
        add(List.of(one, two), 1, 0);
        assertThat(((Outcome.Whole<String>) add(List.of(one, two), 2, 0))
                        .message()
                        .text())
                .hasValue("中😀A");
    }

    @Test
    void shouldJoinPartsOfDifferentCodingsAsUcs2() {
        Part gsm = new Part(true, 0, HexFormat.of().parseHex("050003010201" + "1b65"), false, List.of());
        Part ucs2 = new Part(true, 8, HexFormat.of().parseHex("050003010202" + "4e2d"), false, List.of());
        add(List.of(gsm, ucs2), 1, 0);
        Joined joined = ((Outcome.Whole<String>) add(List.of(gsm, ucs2), 2, 0)).message();
        assertThat(joined.dataCoding()).isEqualTo(8);
        assertThat(joined.text()).hasValue("€中");
    }

    @Test
    void shouldKeepTheSendersApart() {
        List<Part> parts = parts("a".repeat(300), Style.UDH8, 7);
        add(parts, 1, 0);
        Part two = parts.get(1);
        Address other = new Address(1, 1, "4912345");
        assertThat(joiner.add(new Joiner.Piece<>(other, TO, true, 0, two.octets(), List.of(), "other"), 0))
                .isEqualTo(new Outcome.Waiting<>(1));
        assertThat(joiner.waiting()).isEqualTo(2);
    }

    private Outcome<String> add(List<Part> parts, int number, long now) {
        Part part = parts.get(number - 1);
        return joiner.add(
                new Joiner.Piece<>(
                        FROM, TO, part.header(), part.dataCoding(), part.octets(), part.tlvs(), "part " + number),
                now);
    }

    private static List<Part> parts(String text, Style style, int reference) {
        return ((Split.Parts) Segmentation.text(text, new Rules(style, Set.of(), reference))).parts();
    }
}
