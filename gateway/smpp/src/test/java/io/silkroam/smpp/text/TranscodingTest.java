package io.silkroam.smpp.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.smpp.text.Transcoding.Change;
import io.silkroam.smpp.text.Transcoding.Transcoded;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** data_coding 0 as each operator means it, and the codings that pass through. */
class TranscodingTest {

    @ParameterizedTest(name = "{0} {1} {2} -> {3} {4} {5}")
    @CsvSource({
        "GSM,        00, 00,         00, 00,               NONE",
        "LATIN1,     00, 40,         00, 00,               RECODED",
        "LATIN1,     00, e9,         00, 05,               RECODED",
        "LATIN1,     00, 5b,         00, 1b3c,             RECODED",
        "LATIN1,     00, e7,         08, 00e7,             WIDENED",
        "LATIN1,     f0, e7,         18, 00e7,             WIDENED",
        "LATIN1,     c8, e7,         e8, 00e7,             WIDENED",
        "LATIN1,     d9, e7,         e9, 00e7,             WIDENED",
        "LATIN1,     11, 40,         11, 00,               RECODED",
        "ASCII,      00, 5f,         00, 11,               RECODED",
        "UTF8,       00, e282ac,     00, 1b65,             RECODED",
        "UTF8,       00, e4b8ad,     08, 4e2d,             WIDENED",
        "GSM_PACKED, 00, e8329bfd06, 00, 68656c6c6f,       RECODED",
        "LATIN1,     08, 4e2d,       08, 4e2d,             NONE",
        "LATIN1,     04, ff00,       04, ff00,             NONE",
        "LATIN1,     f5, ff00,       f5, ff00,             NONE",
        "LATIN1,     03, e9,         03, e9,               NONE",
        "LATIN1,     2a, ff,         2a, ff,               NONE",
        "LATIN1,     e0, 4e2d,       e0, 4e2d,             NONE",
    })
    void shouldReadWhatThePeerMeans(
            DefaultAlphabet peer, String coding, String octets, String ours, String expected, Change change) {
        Transcoded in =
                Transcoding.toCanonical(peer, false, hex(coding), HexFormat.of().parseHex(octets));
        assertThat(HexFormat.of().formatHex(in.octets())).isEqualTo(expected);
        assertThat(in.dataCoding()).isEqualTo(hex(ours));
        assertThat(in.change()).isEqualTo(change);
    }

    @ParameterizedTest(name = "{0} {1} -> {2} {3} {4}")
    @CsvSource({
        "GSM,        1b65, 00, 1b65,   NONE",
        "LATIN1,     05,   00, e9,     RECODED",
        "LATIN1,     1b65, 08, 20ac,   WIDENED",
        "ASCII,      05,   08, 00e9,   WIDENED",
        "ASCII,      00,   00, 40,     RECODED",
        "UTF8,       1b65, 00, e282ac, RECODED",
        "GSM_PACKED, 68656c6c6f, 00, e8329bfd06, RECODED",
    })
    void shouldWriteWhatThePeerMeans(DefaultAlphabet peer, String ours, String coding, String expected, Change change) {
        Transcoded out = Transcoding.toPeer(peer, false, 0, HexFormat.of().parseHex(ours));
        assertThat(HexFormat.of().formatHex(out.octets())).isEqualTo(expected);
        assertThat(out.dataCoding()).isEqualTo(hex(coding));
        assertThat(out.change()).isEqualTo(change);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "LATIN1,     05000334020141,       05000334020141,           00",
        "LATIN1,     0500033402015b,       0500033402011b3c,         00",
        "LATIN1,     050003340201e7,       05000334020100e7,         08",
        "GSM_PACKED, 05000334020182,       05000334020141,           00",
        "LATIN1,     09050003340201,       09050003340201,           00",
    })
    void shouldKeepTheHeader(DefaultAlphabet peer, String octets, String expected, String coding) {
        Transcoded in = Transcoding.toCanonical(peer, true, 0, HexFormat.of().parseHex(octets));
        assertThat(HexFormat.of().formatHex(in.octets())).isEqualTo(expected);
        assertThat(in.dataCoding()).isEqualTo(hex(coding));
        assertThat(in.header()).isTrue();
    }

    @Test
    void shouldDropNationalShiftsWhereThePeerHasAnAlphabetOfItsOwn() {
        byte[] turkish = HexFormat.of().parseHex("032401011b67");
        Transcoded out = Transcoding.toPeer(DefaultAlphabet.UTF8, true, 0, turkish);
        assertThat(HexFormat.of().formatHex(out.octets())).isEqualTo("c49f");
        assertThat(out.header()).isFalse();
        assertThat(Transcoding.toPeer(DefaultAlphabet.LATIN1, true, 0, turkish).dataCoding())
                .isEqualTo(8);
    }

    @Test
    void shouldTellWhatNoLongerFits() {
        byte[] long159 = new byte[159];
        long159[158] = (byte) 0xE7;
        Transcoded wide = Transcoding.toCanonical(DefaultAlphabet.LATIN1, false, 0, long159);
        assertThat(wide.change()).isEqualTo(Change.WIDENED);
        assertThat(wide.fits()).isFalse();
        assertThat(Transcoding.toCanonical(DefaultAlphabet.GSM, false, 0, new byte[160])
                        .fits())
                .isTrue();
        assertThat(Transcoding.toCanonical(DefaultAlphabet.GSM, false, 0, new byte[161])
                        .fits())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "feff4e2d, 中",
        "fffe2d4e, 中",
        "4e2d00,   中\uFFFD",
        "d83d,     \uFFFD",
        "d83dde00, 😀",
        "de00d83d, \uFFFD\uFFFD",
        "'',       ''",
    })
    void shouldReadUcs2AsItComes(String hex, String text) {
        assertThat(CanonicalText.read(false, 8, HexFormat.of().parseHex(hex))).hasValue(text);
    }

    @Test
    void shouldReplaceALoneSurrogateOnTheWayOut() {
        assertThat(Ucs2.encode("a\uD83Db")).isEqualTo(HexFormat.of().parseHex("0061fffd0062"));
    }

    private static int hex(String octet) {
        return Integer.parseInt(octet, 16);
    }
}
