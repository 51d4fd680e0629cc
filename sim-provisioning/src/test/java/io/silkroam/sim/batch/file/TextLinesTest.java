package io.silkroam.sim.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.batch.file.TextLines.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLinesTest {

    @Test
    void shouldEndLinesAtEveryKindOfLineBreak() throws IOException {
        assertThat(texts("one\ntwo\r\nthree\rfour\r\r\n\nsix"))
                .containsExactly("one", "two", "three", "four", "", "", "six");
        assertThat(texts("one\n")).containsExactly("one");
        assertThat(texts("")).isEmpty();
    }

    @Test
    void shouldSayWhetherALineWasEnded() throws IOException {
        try (TextLines lines = lines("one\ntwo".getBytes(StandardCharsets.UTF_8))) {
            lines.next();
            assertThat(lines.isEnded()).isTrue();
            lines.next();
            assertThat(lines.isEnded()).isFalse();
        }
    }

    @Test
    void shouldStepOverAByteOrderMark() throws IOException {
        assertThat(texts("\uFEFFICCID")).containsExactly("ICCID");
    }

    @Test
    void shouldMarkALineThatIsTooLongAndReadOn() throws IOException {
        try (TextLines lines = lines(("x".repeat(200_000) + "\nnext").getBytes(StandardCharsets.UTF_8))) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.fault()).isEqualTo(Fault.TOO_LONG);
            assertThat(lines.next()).isTrue();
            assertThat(lines.text()).isEqualTo("next");
            assertThat(lines.fault()).isEqualTo(Fault.NONE);
        }
    }

    @Test
    void shouldMarkALineThatIsNotUtf8() throws IOException {
        try (TextLines lines = lines("Caf\u00e9\nCaf\u00e9".getBytes(StandardCharsets.ISO_8859_1))) {
            lines.next();
            assertThat(lines.fault()).isEqualTo(Fault.NOT_UTF8);
        }
        assertThat(texts("Caf\u00e9 \u4e16\u754c")).containsExactly("Caf\u00e9 \u4e16\u754c");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            FFFE49004300,     the file is UTF-16 text; save it as UTF-8
            FEFF00490043,     the file is UTF-16 text; save it as UTF-8
            504B0304140000,   the file is a spreadsheet or a zip archive; export or unpack it first
            1F8B0800,         the file is compressed (gzip); unpack it first
            2D2D2D2D2D424547494E20504750204D4553, the file is encrypted as a whole (PGP); decrypt it first
            """)
    void shouldNameWhatIsNoText(String octets, String reason) {
        assertThatThrownBy(() -> lines(HexFormat.of().parseHex(octets)).next())
                .isInstanceOf(VendorFileException.class)
                .hasMessage(reason);
    }

    @Test
    void shouldRefuseAFileBeyondTheBound() {
        FileLimits limits = new FileLimits(100, 80, 2, 1, 1);
        TextLines lines = new TextLines(new ByteArrayInputStream(new byte[101]), limits);

        assertThatThrownBy(lines::next)
                .isInstanceOf(VendorFileException.class)
                .hasMessageContaining("larger than 100 octets");
    }

    /** Whatever the octets, and however they arrive: all are digested, and lines are as a String has them. */
    @Property(tries = 500)
    void shouldReadTheSameHoweverTheOctetsArrive(
            @ForAll @Size(max = 300) byte[] octets, @ForAll @IntRange(min = 1, max = 7) int step)
            throws IOException, NoSuchAlgorithmException {
        for (int i = 0; i < octets.length; i += 3) {
            octets[i] = (byte) (octets[i] % 2 == 0 ? '\n' : '\r');
        }
        byte[] content = new byte[octets.length + 1];
        content[0] = 'x';
        System.arraycopy(octets, 0, content, 1, octets.length);
        List<String> read = new ArrayList<>();
        try (TextLines lines = new TextLines(inSteps(content, step), FileLimits.DEFAULT)) {
            while (lines.next()) {
                read.add(new String(lines.octets(), 0, lines.length(), StandardCharsets.ISO_8859_1));
                assertThat(lines.number()).isEqualTo(read.size());
            }
            assertThat(lines.octetsRead()).isEqualTo(content.length);
            assertThat(lines.sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        }
        assertThat(read)
                .isEqualTo(
                        new String(content, StandardCharsets.ISO_8859_1).lines().collect(Collectors.toList()));
    }

    private static InputStream inSteps(byte[] content, int step) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, step));
            }
        };
    }

    private static List<String> texts(String text) throws IOException {
        List<String> texts = new ArrayList<>();
        try (TextLines lines = lines(text.getBytes(StandardCharsets.UTF_8))) {
            while (lines.next()) {
                assertThat(lines.fault()).isEqualTo(Fault.NONE);
                texts.add(lines.text());
            }
        }
        return texts;
    }

    private static TextLines lines(byte[] octets) {
        return new TextLines(new ByteArrayInputStream(octets), FileLimits.DEFAULT);
    }
}
