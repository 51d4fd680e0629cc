package io.silkroam.smpp.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.text.Segmentation.Rules;
import io.silkroam.smpp.text.Segmentation.Split;
import io.silkroam.smpp.text.Segmentation.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Chinese, emoji, the euro sign and accents survive every path. */
class PathsTest {
    private static final Address FROM = new Address(5, 0, "Silkroam");
    private static final Address TO = new Address(1, 1, "8613800138000");

    @Property
    void shouldSayTheSameAfterSplittingAndJoining(
            @ForAll("texts") String text,
            @ForAll Style style,
            @ForAll Set<NationalLanguage> languages,
            @ForAll int reference,
            @ForAll DefaultAlphabet peer,
            @ForAll long seed) {
        Split split = Segmentation.text(text, new Rules(style, languages, reference));
        List<Part> parts = ((Split.Parts) split).parts();
        parts.forEach(PathsTest::assertWithinLimits);
        List<Part> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, new Random(seed));
        Joiner<Integer> joiner = new Joiner<>(new Joiner.Limits(10, 100_000, Duration.ofMinutes(5)));
        for (int i = 0; i < shuffled.size(); i++) {
            Part part = overThePeer(shuffled.get(i), peer);
            Joiner.Outcome<Integer> outcome = joiner.add(
                    new Joiner.Piece<>(FROM, TO, part.header(), part.dataCoding(), part.octets(), part.tlvs(), i), 0);
            if (parts.size() == 1) {
                assertThat(outcome).isInstanceOf(Joiner.Outcome.Alone.class);
                assertThat(CanonicalText.read(part.header(), part.dataCoding(), part.octets()))
                        .hasValue(text);
            } else if (i < parts.size() - 1) {
                assertThat(outcome).isEqualTo(new Joiner.Outcome.Waiting<>(parts.size() - 1 - i));
            } else {
                assertThat(outcome).isInstanceOf(Joiner.Outcome.Whole.class);
                assertThat(((Joiner.Outcome.Whole<Integer>) outcome).message().text())
                        .hasValue(text);
            }
        }
    }

    @Property
    void shouldCutNoCharacter(@ForAll("texts") String text, @ForAll Style style) {
        Split split = Segmentation.text(text, Rules.of(style, 7));
        StringBuilder joined = new StringBuilder();
        for (Part part : ((Split.Parts) split).parts()) {
            String piece = CanonicalText.read(part.header(), part.dataCoding(), part.octets())
                    .orElseThrow();
            assertThat(piece).doesNotContain("\uFFFD");
            joined.append(piece);
        }
        assertThat(joined.toString()).isEqualTo(text);
    }

    @Property
    void shouldTakeAnyOctetsWithoutThrowing(
            @ForAll byte[] octets, @ForAll boolean header, @ForAll byte coding, @ForAll DefaultAlphabet peer) {
        Transcoding.Transcoded in = Transcoding.toCanonical(peer, header, coding & 0xFF, octets);
        CanonicalText.read(in.header(), in.dataCoding(), in.octets());
        Transcoding.Transcoded out = Transcoding.toPeer(peer, in.header(), in.dataCoding(), in.octets());
        assertThat(out.octets()).isNotNull();
        Segmentation.octets(UserDataHeader.NONE, coding & 0xFF, octets, Rules.of(Style.UDH8, 1));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> plain =
                Arbitraries.strings().withChars("abc XYZ@$0123456789\n").ofMaxLength(40);
        Arbitrary<String> any = Arbitraries.of(
                "中文短信",
                "漢",
                "€",
                "[",
                "{}",
                "~",
                "é",
                "ñ",
                "Ç",
                "ç",
                "ı",
                "ğİŞ",
                "ãõ",
                "Á",
                "áíóú",
                "∞",
                "😀",
                "👨‍👩‍👧‍👦",
                "🇫🇷",
                "e\u0301",
                "👍🏽",
                "𠀀",
                "\r\n",
                "عربى",
                "Ω",
                "|",
                "^");
        Arbitrary<List<String>> pieces = Arbitraries.frequencyOf(Tuple.of(2, plain), Tuple.of(3, any))
                .list()
                .ofMaxSize(120);
        Arbitrary<List<String>> western = Arbitraries.oneOf(plain, Arbitraries.of("€", "[", "é", "Ç", "~", "Ω"))
                .list()
                .ofMaxSize(120);
        return Arbitraries.oneOf(pieces, western).map(list -> String.join("", list));
    }

    /** As it leaves by a link and comes back from another with the same meaning of data_coding 0. */
    private static Part overThePeer(Part part, DefaultAlphabet peer) {
        Transcoding.Transcoded out = Transcoding.toPeer(peer, part.header(), part.dataCoding(), part.octets());
        Transcoding.Transcoded in = Transcoding.toCanonical(peer, out.header(), out.dataCoding(), out.octets());
        return new Part(in.header(), in.dataCoding(), in.octets(), part.payload(), part.tlvs());
    }

    private static void assertWithinLimits(Part part) {
        if (part.payload()) {
            return;
        }
        int header = part.header() ? 1 + part.octets()[0] : 0;
        int body = part.octets().length - header;
        boolean septets = DataCoding.alphabet(part.dataCoding()) == Alphabet.GSM;
        int onAir = header + (septets ? Septets.octets(body, Septets.fill(header)) : body);
        assertThat(onAir + (part.tlvs().isEmpty() ? 0 : 7 - (header > 0 ? 1 : 0)))
                .isLessThanOrEqualTo(140);
    }
}
