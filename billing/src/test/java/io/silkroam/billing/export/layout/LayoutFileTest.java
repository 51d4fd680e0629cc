package io.silkroam.billing.export.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.sheet.Sheet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Layouts of columns, the shipped ones among them. */
class LayoutFileTest {

    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void shouldShipALayoutWithEveryFieldAndItsNames(ExportKind kind) {
        Layout layout = Layouts.read(shipped()).of(kind);

        assertThat(layout.columns())
                .extracting(Column::field)
                .containsExactlyInAnyOrderElementsOf(Sheet.known(kind).keySet());
        assertThat(layout.columns()).allMatch(c -> c.names().keySet().size() == 3);
        assertThat(layout.columns()).allMatch(c -> c.header().equals(c.field()) && c.mask() == Mask.NONE);
        assertThat(layout.columns()).extracting(c -> c.name("zh")).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepTheOrderOfTheLines() {
        Layout layout = parse("""
                version: 3
                columns:
                  msisdn: {en: Number, zh: 号码, mask: last4, header: MSISDN}
                  record_id: {en: Record}
                """);

        assertThat(layout.version()).isEqualTo(3);
        assertThat(layout.columns())
                .containsExactly(
                        new Column("msisdn", "MSISDN", Map.of("en", "Number", "zh", "号码"), Mask.LAST4),
                        new Column("record_id", "record_id", Map.of("en", "Record"), Mask.NONE));
        assertThat(layout.columns().get(0).name("zh")).isEqualTo("号码");
        assertThat(layout.columns().get(1).name("zh")).isEqualTo("record_id");
    }

    @Test
    void shouldDivideColumnsAsTheLayoutSays() {
        Layout layout = parse("version: 1\nseparators: {machine: tab, nl: \"|\"}\ncolumns:\n  imsi: {en: IMSI}\n");

        assertThat(layout.separators().of(new Rendering(Profile.MACHINE, "nl"))).isEqualTo('\t');
        assertThat(layout.separators().of(new Rendering(Profile.EXCEL, "nl"))).isEqualTo('|');
        assertThat(layout.separators().of(new Rendering(Profile.EXCEL, "zh"))).isEqualTo(',');
        assertThat(Separators.USUAL.of(new Rendering(Profile.EXCEL, "nl"))).isEqualTo(';');
        assertThat(layout.digest())
                .isNotEqualTo(
                        parse("version: 1\ncolumns:\n  imsi: {en: IMSI}\n").digest());
    }

    @Test
    void shouldTellLayoutsApartByTheirColumns() {
        Layout one = parse("version: 1\ncolumns:\n  imsi: {en: IMSI}\n");

        assertThat(parse("version: 2\ncolumns:\n  imsi: {en: IMSI}\n").digest()).isEqualTo(one.digest());
        assertThat(parse("version: 1\ncolumns:\n  imsi: {en: IMSI, mask: hash}\n")
                        .digest())
                .isNotEqualTo(one.digest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            msidsn: {en: x}             | usage.yaml:3: unknown key 'msidsn'; did you mean 'msisdn'?
            apn: {en: x, mask: last4}   | usage.yaml:3: columns.apn: only imsi, msisdn and iccid can be masked
            imsi: {en: x, mask: all}    | usage.yaml:3: columns.imsi.mask: 'all' is none of none, last4, hash
            apn:                        | usage.yaml:3: columns.apn: 'en' is missing
            imsi: {nl: x}               | usage.yaml:3: columns.imsi: 'en' is missing
            imsi: {en: x, de: y}        | usage.yaml:3: unknown key 'de'; did you mean 'en'?
            imsi: {en: x, header: 1 2}  | usage.yaml:3: columns.imsi.header: '1 2' is no heading for programs
            imsi: {en: x, header: day}  | usage.yaml:1: two columns have the header 'day'
            {imsi: {en: a}, apn: {en: b}} | usage.yaml:3: columns.apn: each column needs a line of its own
            """)
    void shouldReportAMistakeWithItsLine(String column, String problem) {
        assertThatThrownBy(() -> parse("version: 1\ncolumns:\n  " + column
                        + "\n  day: {en: Day}\n".repeat(column.startsWith("{") ? 0 : 1)))
                .hasMessageContaining(problem);
    }

    @Test
    void shouldRefuseASeparatorThatNumbersHave() {
        assertThatThrownBy(() -> parse("version: 1\nseparators: {nl: \",\", en: x}\ncolumns:\n  day: {en: Day}\n"))
                .hasMessageContaining("usage.yaml:2: separators: 'nl' cannot be ',': decimals are written with it")
                .hasMessageContaining("usage.yaml:2: separators.en: 'x' is none of , ; | tab");
    }

    @Test
    void shouldNeedColumnsAndAVersion() {
        assertThatThrownBy(() -> parse("columns: {}\n"))
                .hasMessageContaining("'version' is missing")
                .hasMessageContaining("'columns' is missing");
    }

    @Test
    void shouldMask() {
        Masking masking = new Masking(new byte[32]);

        assertThat(masking.masked(Mask.NONE, "31612345678")).isEqualTo("31612345678");
        assertThat(masking.masked(Mask.LAST4, "31612345678")).isEqualTo("*******5678");
        assertThat(masking.masked(Mask.LAST4, "123")).isEqualTo("123");
        assertThat(masking.masked(Mask.LAST4, "")).isEmpty();
        assertThat(masking.masked(Mask.HASH, "31612345678"))
                .matches("[0-9a-f]{16}")
                .isEqualTo(masking.masked(Mask.HASH, "31612345678"))
                .isNotEqualTo(masking.masked(Mask.HASH, "31612345679"))
                .isNotEqualTo(new Masking(new byte[] {1}).masked(Mask.HASH, "31612345678"));
    }

    private static Layout parse(String text) {
        return LayoutFile.parse("usage.yaml", text, ExportKind.USAGE);
    }

    private static Path shipped() {
        Path above = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.exists(above.resolve("conf/exports"))) {
            above = above.getParent();
        }
        return above.resolve("conf/exports");
    }
}
