package io.silkroam.smpp.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.smpp.text.Segmentation.Rules;
import io.silkroam.smpp.text.Segmentation.Split;
import io.silkroam.smpp.text.Segmentation.Style;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3GPP TS 23.040 §9.2.3.24.1, SMPP 3.4 §5.3.2.22 to §5.3.2.25. */
class SegmentationTest {

    @ParameterizedTest(name = "{0} of {1} by {2}: {3}")
    @CsvSource({
        "160, a,  UDH8,    160",
        "161, a,  UDH8,    159 14",
        "306, a,  UDH8,    159 159",
        "307, a,  UDH8,    159 159 7",
        "161, a,  UDH16,   159 16",
        "304, a,  UDH16,   159 159",
        "161, a,  SAR,     152 9",
        "161, a,  PAYLOAD, 161",
        "80,  €,  UDH8,    160",
        "81,  €,  UDH8,    158 16",
        "70,  中, UDH8,    140",
        "71,  中, UDH8,    140 14",
        "134, 中, UDH8,    140 140",
        "71,  中, UDH16,   139 17",
        "71,  中, SAR,     132 10",
        "35,  😀, UDH8,    140",
        "36,  😀, UDH8,    138 18",
    })
    void shouldSplitAtTheLimits(int count, String character, Style style, String octets) {
        assertThat(parts(Segmentation.text(character.repeat(count), Rules.of(style, 1))))
                .extracting(p -> p.octets().length)
                .map(String::valueOf)
                .isEqualTo(List.of(octets.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource({"140, UDH8, 140", "141, UDH8, 140 13", "141, UDH16, 140 15", "141, SAR, 133 8", "141, PAYLOAD, 141"})
    void shouldSplitBinaryData(int length, Style style, String octets) {
        Split split = Segmentation.octets(UserDataHeader.NONE, 4, new byte[length], Rules.of(style, 1));
        assertThat(parts(split))
                .extracting(p -> p.octets().length)
                .map(String::valueOf)
                .isEqualTo(List.of(octets.split(" ", -1)));
    }

    @Test
    void shouldSayInTheHeaderOrTheParametersWhatPartItIs() {
        String text = "a".repeat(200);
        Part second =
                parts(Segmentation.text(text, Rules.of(Style.UDH8, 0x1234))).get(1);
        assertThat(HexFormat.of().formatHex(second.octets(), 0, 6)).isEqualTo("050003340202");
        second = parts(Segmentation.text(text, Rules.of(Style.UDH16, 0x1234))).get(1);
        assertThat(HexFormat.of().formatHex(second.octets(), 0, 7)).isEqualTo("06080412340202");
        second = parts(Segmentation.text(text, Rules.of(Style.SAR, 0xF234))).get(1);
        assertThat(second.header()).isFalse();
        assertThat(second.tlvs())
                .extracting(t -> t.tag() + "=" + HexFormat.of().formatHex(t.value()))
                .containsExactly("524=f234", "526=02", "527=02");
    }

    @Test
    void shouldKeepAFamilyAndAFlagWholeWhereTheyFit() {
        String family = "👨‍👩‍👧‍👦";
        List<Part> parts = parts(Segmentation.text("中".repeat(60) + family + family, Rules.of(Style.UDH8, 1)));
        assertThat(parts)
                .extracting(p ->
                        CanonicalText.read(true, p.dataCoding(), p.octets()).orElseThrow())
                .containsExactly("中".repeat(60), family + family);
        parts = parts(Segmentation.text("中".repeat(65) + "🇫🇷" + "中".repeat(9), Rules.of(Style.UDH8, 1)));
        assertThat(parts.get(0).octets()).hasSize(6 + 130);
    }

    @Test
    void shouldCutAClusterThatFitsInNoPartBetweenCharacters() {
        String endless = "e" + "\u0301".repeat(200);
        List<Part> parts = parts(Segmentation.text(endless, Rules.of(Style.UDH8, 1)));
        assertThat(parts).extracting(p -> p.octets().length).containsExactly(140, 140, 140);
    }

    @Test
    void shouldRefuseMoreThan255Parts() {
        assertThat(parts(Segmentation.text("a".repeat(255 * 153), Rules.of(Style.UDH8, 1))))
                .hasSize(255);
        assertThat(Segmentation.text("a".repeat(255 * 153 + 1), Rules.of(Style.UDH8, 1)))
                .isEqualTo(new Split.TooLong(255 * 153 + 1));
        assertThat(Segmentation.text("a".repeat(64_001), Rules.of(Style.PAYLOAD, 1)))
                .isEqualTo(new Split.TooLong(64_001));
    }

    @ParameterizedTest(name = "{0} with {1}: {3} octets of data_coding {2}")
    @CsvSource({
        "hello,     '',         0, 5",
        "günaydın,  '',         8, 16",
        "günaydın,  TURKISH,    0, 12",
        "mañana así, SPANISH,   0, 15",
        "中ı,       TURKISH,    8, 4",
        "ã,         PORTUGUESE, 8, 2",
        "'',        '',         0, 0",
    })
    void shouldChooseTheCheapestAlphabet(String text, String languages, int dataCoding, int octets) {
        Set<NationalLanguage> allowed = languages.isEmpty()
                ? EnumSet.noneOf(NationalLanguage.class)
                : EnumSet.of(NationalLanguage.valueOf(languages));
        List<Part> parts = parts(Segmentation.text(text, new Rules(Style.UDH8, allowed, 1)));
        assertThat(parts).extracting(Part::dataCoding).containsExactly(dataCoding);
        assertThat(parts.get(0).octets()).hasSize(octets);
    }

    @Test
    void shouldTakeALockingShiftWhereItMakesFewerParts() {
        String text = "ğışı ".repeat(25);
        List<Part> parts =
                parts(Segmentation.text(text, new Rules(Style.UDH8, EnumSet.of(NationalLanguage.TURKISH), 1)));
        assertThat(parts).hasSize(1);
        assertThat(HexFormat.of().formatHex(parts.get(0).octets(), 0, 4)).isEqualTo("03250101");
    }

    @Test
    void shouldMarkFlashInEveryAlphabet() {
        assertThat(parts(Segmentation.text("hi", Rules.of(Style.UDH8, 1), OptionalInt.of(0)))
                        .get(0)
                        .dataCoding())
                .isEqualTo(0xF0);
        assertThat(parts(Segmentation.text("嗨", Rules.of(Style.UDH8, 1), OptionalInt.of(0)))
                        .get(0)
                        .dataCoding())
                .isEqualTo(0x18);
    }

    @Test
    void shouldRepeatTheOtherElementsInEachPart() {
        UserDataHeader ports = new UserDataHeader(
                List.of(new UserDataHeader.Element(UserDataHeader.PORTS_16, new byte[] {0x0B, (byte) 0x84, 0, 0})));
        List<Part> parts = parts(Segmentation.octets(ports, 4, new byte[200], Rules.of(Style.UDH8, 1)));
        assertThat(parts).hasSize(2).allSatisfy(part -> {
            UserDataHeader.Parsed.Read read = (UserDataHeader.Parsed.Read) UserDataHeader.parse(part.octets());
            assertThat(read.header().ports()).hasValue(new UserDataHeader.Ports(2948, 0));
            assertThat(read.header().concatenation()).isPresent();
            assertThat(part.octets().length).isLessThanOrEqualTo(140);
        });
        UserDataHeader full = new UserDataHeader(List.of(new UserDataHeader.Element(0x70, new byte[133])));
        assertThat(Segmentation.octets(full, 4, new byte[200], Rules.of(Style.UDH8, 1)))
                .isInstanceOf(Split.HeaderTooLong.class);
    }

    private static List<Part> parts(Split split) {
        return ((Split.Parts) split).parts();
    }
}
