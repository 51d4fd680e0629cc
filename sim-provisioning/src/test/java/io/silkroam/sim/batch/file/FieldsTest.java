package io.silkroam.sim.batch.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a,b,c             | a/b/c
            ` a , b ,  c `    | a/b/c
            "a","b ""x"" c"   | a/b "x" c
            "a,b" , c         | a,b/c
            a,,               | a//
            ,                 | /
            "",""             | /
            a"b,c             | a"b/c
            """)
    void shouldSplitAtTheSeparatorOutsideOfQuotes(String line, String values) {
        assertThat(split(line, ',')).isEqualTo(List.of(values.split("/", -1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "a,b
            "a"b,c
            a,"
            "a""
            """)
    void shouldRefuseBrokenQuotes(String line) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);

        assertThat(new Fields(9).split(octets, octets.length, ',')).isFalse();
    }

    @Test
    void shouldTakeATabAsSeparator() {
        assertThat(split("a\t b\t\t\"c\td\"\t", '\t')).containsExactly("a", "b", "", "c\td", "");
    }

    @Test
    void shouldCountWhatItDoesNotRemember() {
        Fields fields = new Fields(2);
        byte[] octets = "a,b,c,d".getBytes(StandardCharsets.UTF_8);

        assertThat(fields.split(octets, octets.length, ',')).isTrue();
        assertThat(fields.count()).isEqualTo(4);
        assertThat(fields.texts()).containsExactly("a", "b");
    }

    @Test
    void shouldTakeOctetsOutOfHexadecimalDigits() {
        Fields fields = new Fields(2);
        byte[] octets = "  00fF1a\t xyz ".getBytes(StandardCharsets.UTF_8);

        fields.splitAtBlanks(octets, octets.length);

        assertThat(fields.isHex(0)).isTrue();
        assertThat(fields.hex(0)).containsExactly(0x00, 0xFF, 0x1A);
        assertThat(fields.isHex(1)).isFalse();
        assertThat(fields.count()).isEqualTo(2);
    }

    /** Another implementation writes, this one reads. */
    @Property(tries = 500)
    void shouldReadWhatAnotherWriterWrites(
            @ForAll("rows") List<String> row, @ForAll("separators") char separator, @ForAll boolean allQuoted)
            throws IOException {
        StringWriter text = new StringWriter();
        QuoteStrategy quotes = allQuoted ? QuoteStrategies.ALWAYS : QuoteStrategies.EMPTY;
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(separator)
                .quoteStrategy(quotes)
                .build(text)) {
            writer.writeRecord(row);
        }

        String line = text.toString().lines().findFirst().orElseThrow();
        assertThat(split(line, separator)).isEqualTo(row);
    }

    @Property(tries = 1000)
    void shouldNeverReadBeyondTheLine(@ForAll @Size(max = 60) byte[] octets, @ForAll("separators") char separator) {
        byte[] padded = new byte[octets.length + 8];
        System.arraycopy(octets, 0, padded, 0, octets.length);
        Fields fields = new Fields(5);

        if (fields.split(padded, octets.length, separator)) {
            fields.texts().forEach(text -> assertThat(text.length()).isLessThanOrEqualTo(octets.length));
        }
        fields.splitAtBlanks(padded, octets.length);
        assertThat(fields.texts()).allSatisfy(text -> assertThat(text).isNotEmpty());
    }

    @Provide
    Arbitrary<List<String>> rows() {
        Arbitrary<String> values = Arbitraries.strings()
                .withChars("ab1,;\" ")
                .withChars('\u00e9', '\u4e16')
                .ofMaxLength(6)
                .map(String::strip);
        return values.list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t');
    }

    private static List<String> split(String line, char separator) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        Fields fields = new Fields(9);
        assertThat(fields.split(octets, octets.length, separator)).isTrue();
        return fields.texts();
    }
}
