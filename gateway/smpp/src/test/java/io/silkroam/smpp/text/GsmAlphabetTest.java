package io.silkroam.smpp.text;

import static io.silkroam.smpp.text.NationalLanguage.DEFAULT;
import static io.silkroam.smpp.text.NationalLanguage.PORTUGUESE;
import static io.silkroam.smpp.text.NationalLanguage.SPANISH;
import static io.silkroam.smpp.text.NationalLanguage.TURKISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import threegpp.charset.gsm.GSMCharset;

/** 3GPP TS 23.038 §6.2.1 and annex A. */
class GsmAlphabetTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @EnumSource(NationalLanguage.class)
    void shouldHave128SeptetsInEachLockingTable(NationalLanguage language) {
        assertThat(language.locking()).hasSize(128);
        assertThat(language.locking().charAt(GsmAlphabet.ESCAPE)).isEqualTo('\u001B');
        assertThat(language.locking().chars().distinct().count()).isEqualTo(128);
        assertThat(language.single().length() % 2).isZero();
    }

    @Test
    void shouldAgreeWithAnotherTableOfTheDefaultAlphabet() {
        GSMCharset other = new GSMCharset();
        // It has another mark in the place of the escape.
        String theirs = GSMCharset.GSM_CHARACTERS.replace('\uFFFF', '\u001B');
        assertThat(NationalLanguage.DEFAULT.locking()).isEqualTo(theirs);
        // Nor does it know the page break, 0x0A after the escape.
        for (char character : "^{}\\[~]|€".toCharArray()) {
            String c = String.valueOf(character);
            assertThat(new String(GsmAlphabet.DEFAULT.encode(c).orElseThrow(), other))
                    .isEqualTo(c);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "DEFAULT,    DEFAULT,    @$_,        000211",
        "DEFAULT,    DEFAULT,    €[],        1b651b3c1b3e",
        "DEFAULT,    DEFAULT,    Ç¡¿à,       0940607f",
        "DEFAULT,    TURKISH,    ĞİŞçğış€,   1b471b491b531b631b671b691b731b65",
        "DEFAULT,    SPANISH,    çÁÍÓÚáíóú€, 1b091b411b491b4f1b551b611b691b6f1b751b65",
        "DEFAULT,    PORTUGUESE, êçÔôÁáÊÀÍÓ, 1b051b091b0b1b0c1b0e1b0f1b1f1b411b491b4f",
        "DEFAULT,    PORTUGUESE, ÚÃÕÂíóúãõâ, 1b551b5b1b5c1b611b691b6f1b751b7b1b7c1b7f",
        "TURKISH,    DEFAULT,    €ıĞğŞşİç,   04070b0c1c1d4060",
        "PORTUGUESE, DEFAULT,    êúíóçÔôÁá,  0406070809 0b0c0e0f",
        "PORTUGUESE, DEFAULT,    ªÇÀ∞^\\€Ó|, 12131415161718191a",
        "PORTUGUESE, DEFAULT,    ÂâÊºÍÃÕ~ãõ`,1c1d1e24405b5c607b7c7d",
        "PORTUGUESE, PORTUGUESE, ΦΓΩΠΨΣΘ,    1b121b131b151b161b171b181b19",
    })
    void shouldWriteAndRead(NationalLanguage locking, NationalLanguage single, String text, String hex) {
        GsmAlphabet alphabet = GsmAlphabet.of(locking, single);
        byte[] octets = HEX.parseHex(hex.replace(" ", ""));
        assertThat(alphabet.encode(text)).hasValue(octets);
        assertThat(alphabet.decode(octets)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ç", "中", "😀", "Á", "`", "\u001B", "ı", "\u00A0"})
    void shouldRefuseWhatTheDefaultAlphabetLacks(String text) {
        assertThat(GsmAlphabet.DEFAULT.encode("a" + text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1b, ' '", "411b, 'A '", "1b1b41, ' A'", "1b41, A", "ff, \uFFFD", "1bff, \uFFFD"})
    void shouldReadWhatIsNotInTheTables(String hex, String text) {
        assertThat(GsmAlphabet.DEFAULT.decode(HEX.parseHex(hex))).isEqualTo(text);
    }

    @Test
    void shouldReadALanguageWithoutTablesAsIfNoShiftStoodThere() {
        assertThat(NationalLanguage.of(4)).isEqualTo(DEFAULT);
        assertThat(NationalLanguage.of(255)).isEqualTo(DEFAULT);
        assertThat(NationalLanguage.of(2)).isEqualTo(SPANISH);
        assertThat(TURKISH.hasLocking() && PORTUGUESE.hasLocking() && !SPANISH.hasLocking())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a, 0", "hellohello, 0", "1234567, 0", "12345678, 0", "hello, 1", "1234567890, 3"})
    void shouldPackAsOnTheAir(String text, int fill) {
        byte[] septets = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(Septets.unpack(Septets.pack(septets, fill), fill)).isEqualTo(septets);
    }

    @Test
    void shouldPackAsTheStandardsExample() {
        byte[] hello = "hellohello".getBytes(StandardCharsets.US_ASCII);
        assertThat(HEX.formatHex(Septets.pack(hello, 0))).isEqualTo("e8329bfd4697d9ec37");
        assertThat(Septets.fill(6)).isEqualTo(1);
        assertThat(Septets.fill(7)).isZero();
        assertThat(Septets.octets(160, 0)).isEqualTo(140);
        assertThat(Septets.octets(153, 1)).isEqualTo(134);
    }

    @Test
    void shouldFillSevenSpareBitsWithCrSoThatNoAtSignIsRead() {
        byte[] seven = "1234567".getBytes(StandardCharsets.US_ASCII);
        assertThat(Septets.pack(seven, 0)).hasSize(7);
        assertThat(Septets.pack(seven, 0)[6] >> 1).isEqualTo(0x0D);
        assertThat(Septets.unpack(Septets.pack(seven, 0), 0)).isEqualTo(seven);
        byte[] at = {1, 2, 3, 4, 5, 6, 7, 0};
        assertThat(Septets.unpack(Septets.pack(at, 0), 0)).isEqualTo(at);
    }

    @Test
    void shouldWriteAlphanumericAddressesAsThePeerExpectsThem() {
        assertThat(DefaultAlphabet.GSM.writeAddress("Silk_Road")).hasValue("Silk\u0011Road");
        assertThat(DefaultAlphabet.GSM.readAddress("Silk\u0011Road")).isEqualTo("Silk_Road");
        assertThat(DefaultAlphabet.LATIN1.writeAddress("Café")).hasValue("Café");
        assertThat(DefaultAlphabet.ASCII.writeAddress("Café")).isEmpty();
        assertThat(DefaultAlphabet.GSM.writeAddress("a@b")).isEmpty();
        String packed = DefaultAlphabet.GSM_PACKED.writeAddress("SilkRoam").orElseThrow();
        assertThat(packed).hasSize(7);
        assertThat(DefaultAlphabet.GSM_PACKED.readAddress(packed)).isEqualTo("SilkRoam");
    }
}
