package io.silkroam.billing.export.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets of cells, for programs and for people. */
class CsvLineTest {
    private static final Rendering MACHINE = new Rendering(Profile.MACHINE, "en");
    private static final Rendering EXCEL = new Rendering(Profile.EXCEL, "en");
    private static final Rendering DUTCH = new Rendering(Profile.EXCEL, "nl");
    private static final long MICROS = 1_794_392_130_250_000L;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            plain           | plain
            a,b             | ^a,b^
            a;b             | a;b
            say ^hi^        | ^say ^^hi^^^
            微信出行卡      | 微信出行卡
            «café», é       | ^«café», é^
            ~ leading~      | ^ leading^
            =1+1            | =1+1
            😀^             | ^😀^^^
            """)
    void shouldQuoteWhatNeedsItForPrograms(String text, String cell) {
        assertThat(written(MACHINE, line -> line.text(text.replace('^', '"'))))
                .isEqualTo(cell.replace('^', '"') + "\r\n");
    }

    @Test
    void shouldKeepLineBreaksWithinQuotes() {
        assertThat(written(MACHINE, line -> line.text("a\r\nb"))).isEqualTo("\"a\r\nb\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+31", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\u0000=1", "＝1"})
    void shouldDefuseFormulasForPeople(String text) {
        assertThat(written(EXCEL, line -> line.text(text)).replace("\uFEFF", "").replaceFirst("^\"", ""))
                .startsWith("'" + text.charAt(0));
        assertThat(written(EXCEL, line -> line.identifier(text)).replace("\uFEFF", ""))
                .doesNotStartWith(text.substring(0, 1));
    }

    @Test
    void shouldNotDefuseNumbers() {
        assertThat(written(EXCEL, line -> line.number(-5))).isEqualTo("\uFEFF-5\r\n");
        assertThat(written(EXCEL, line -> line.decimal(-1234, 2))).isEqualTo("\uFEFF-12.34\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            89310800000000000190 | ^=^^89310800000000000190^^^
            7-12                 | ^=^^7-12^^^
            00E1                 | ^=^^00E1^^^
            a^b                  | ^a^^b^
            =1                   | '=1
            """)
    void shouldKeepIdentifiersTextForPeople(String id, String cell) {
        assertThat(written(EXCEL, line -> line.identifier(id.replace('^', '"'))))
                .isEqualTo("\uFEFF" + cell.replace('^', '"') + "\r\n");
    }

    @Test
    void shouldLeaveIdentifiersAloneForPrograms() {
        assertThat(written(MACHINE, line -> {
                    line.identifier("89310800000000000190");
                    line.identifier("");
                    line.identifier("a;1,2");
                }))
                .isEqualTo("89310800000000000190,,\"a;1,2\"\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "5, 2, 0.05",
        "-5, 2, -0.05",
        "1200, 2, 12.00",
        "-120000, 2, -1200.00",
        "12345678, 9, 0.012345678",
        "9223372036854775807, 9, 9223372036.854775807",
        "-9223372036854775808, 2, -92233720368547758.08",
        "-9223372036854775808, 0, -9223372036854775808",
        "9999999999, 0, 9999999999",
        "1000000000000000000, 0, " + "1000000000000000000"
    })
    void shouldWriteDecimalsExactly(long unscaled, int decimals, String cell) {
        assertThat(written(MACHINE, line -> line.decimal(unscaled, decimals))).isEqualTo(cell + "\r\n");
    }

    @Test
    void shouldSeparateByLanguage() {
        assertThat(written(DUTCH, line -> {
                    line.decimal(1250, 2);
                    line.text("a,b");
                    line.text("a;b");
                }))
                .isEqualTo("\uFEFF12,50;a,b;\"a;b\"\r\n");
    }

    @Test
    void shouldWriteTimes() {
        assertThat(Instant.parse("2026-11-11T10:15:30.25Z").toEpochMilli() * 1000)
                .isEqualTo(MICROS);
        assertThat(written(MACHINE, line -> {
                    line.time(MICROS, 0);
                    line.time(MICROS - 250_000, 3_600);
                    line.time(MICROS, -12_600);
                    line.utcOffset(-12_600);
                    line.date(-1);
                    line.time(-1, 0);
                }))
                .isEqualTo("2026-11-11T10:15:30.250000Z,2026-11-11T11:15:30+01:00,2026-11-11T06:45:30.250000-03:30,"
                        + "-03:30,1969-12-31,1969-12-31T23:59:59.999999Z\r\n");
        assertThat(written(EXCEL, line -> {
                    line.time(MICROS, 3_600);
                    line.utcOffset(3_600);
                }))
                .isEqualTo("\uFEFF2026-11-11 11:15:30,\"=\"\"+01:00\"\"\"\r\n");
    }

    @Test
    void shouldHoldRowsLongerThanItsBuffer() {
        String longText = "x\"".repeat(200_000);

        assertThat(written(MACHINE, line -> {
                    line.text(longText);
                    line.text("end");
                }))
                .isEqualTo("\"" + "x\"\"".repeat(200_000) + "\",end\r\n");
    }

    private static String written(Rendering rendering, Consumer<CsvLine> cells) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvLine line = new CsvLine(rendering, rendering.usualSeparator(), new CsvSink(Channels.newChannel(out)));
        cells.accept(line);
        line.end();
        line.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
