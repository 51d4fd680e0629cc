package io.silkroam.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts, widths, and what is held back. */
class PrintTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    0,                   0 B
                    999,                 999 B
                    1000,                1.0 kB
                    999999,              999.9 kB
                    999000000,           999.0 MB
                    1000000000,          1.0 GB
                    -1500,               -1.5 kB
                    9223372036854775807, 9.2 EB
                    """)
    void shouldNeverShowMoreOctetsThanThereAre(long octets, String text) {
        assertThat(Quantity.octets(octets)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"59,0:59 min", "3599,59:59 min", "3600,1:00 h", "36059,10:00 h"})
    void shouldShowTimeAsTime(long seconds, String text) {
        assertThat(Quantity.of("seconds", seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "微信,4", "é,1", "e\u0301,1", "ＡＢ,4", "📱,2", "한국,4"})
    void shouldKnowHowWideTextIs(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void shouldHoldWhatIsLargeInAFileAndForgetIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] octets = "0123456789abcdef".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        try (Spool spool = new Spool()) {
            for (int at = 0; at < octets.length; at += 100_000) {
                spool.write(octets, at, 100_000);
            }
            spool.release(out);
        }
        assertThat(out.toByteArray()).isEqualTo(octets);
    }

    @Test
    void shouldAlignATableOfAnyLength() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Table table = new Table(
                List.of("N", "NAME"),
                List.of(true, false),
                Terminal.NONE,
                new PrintStream(out, true, StandardCharsets.UTF_8));
        for (int i = 0; i < 2000; i++) {
            table.row(List.of(String.valueOf(i), "x"));
        }
        table.end();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2001)
                .contains("  N  NAME", "  7  x", "1999  x");
    }

    @Test
    void shouldHonourNoColor() {
        assertThat(Terminal.wantsColours(Map.of())).isTrue();
        assertThat(Terminal.wantsColours(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Terminal.wantsColours(Map.of("NO_COLOR", "0"))).isFalse();
    }

    @Test
    void shouldDrawProgressWithAndWithoutAnEnd() {
        Progress known = new Progress("import", "octets", 2_000_000, System.err, false);
        known.advance(1_000_000);
        assertThat(known.line(2_000_000_000L)).isEqualTo("import [############............] 50 % 1.0 MB, 500.0 kB/s");
        Progress open = new Progress("import", "octets", 0, System.err, false);
        open.advance(5_000);
        assertThat(open.line(0)).isEqualTo("import 5.0 kB");
    }
}
