package io.silkroam.sim.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import io.silkroam.sim.batch.file.VendorMapping.KeyHandling;
import io.silkroam.sim.batch.file.VendorMapping.TransportKeyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorMappingFileTest {
    private static final Path SHIPPED = Path.of("../conf");

    @TempDir
    private Path configuration;

    static VendorMapping parse(String text) {
        return VendorMappingFile.parse(SHIPPED, "acme", text);
    }

    @Test
    void shouldShowTheDefaultsInTheShippedFile() {
        VendorMapping shipped = VendorMappings.read(SHIPPED).find("default").orElseThrow();

        assertThat(shipped).isEqualTo(VendorMapping.usual("default"));
    }

    @Test
    void shouldShowEveryUsualNameInTheShippedFile() throws IOException {
        String text = ColumnNames.plain(Files.readString(SHIPPED.resolve("vendors/default.yaml")));

        for (Column column : Column.values()) {
            String names = String.join("", column.usualNames());
            assertThat(text).as(column.key()).contains(ColumnNames.plain(column.key()) + names);
        }
    }

    @Test
    void shouldReadEveryPartOfAMapping() {
        VendorMapping mapping = parse("""
                separator: semicolon
                luhn: complete
                strict: true
                columns:
                  iccid: [Card Number]
                  ignored: KI
                  ki: Sub_Key
                profile: 4G
                transport-keys:
                - {name: acme-2026, columns: [KI, opc], key-check-value: a1b2c3}
                - {name: op-key, columns: OP}
                op-file: ../secrets/op
                op-transport-key: op-key
                limits: {octets: 1024, line-octets: 80, columns: 2, rows: 1, errors: 1}
                """);

        assertThat(mapping.name()).isEqualTo("acme");
        assertThat(mapping.separator()).isEqualTo(VendorMapping.Separator.SEMICOLON);
        assertThat(mapping.checkDigit()).isEqualTo(VendorMapping.CheckDigit.COMPLETE);
        assertThat(mapping.strict()).isTrue();
        assertThat(mapping.names())
                .containsEntry("cardnumber", Column.ICCID)
                .containsEntry("ki", Column.IGNORED)
                .containsEntry("subkey", Column.KI);
        assertThat(mapping.profile()).contains("4G");
        KeyHandling keys = mapping.keys();
        assertThat(keys.transportKeys())
                .containsExactly(
                        new TransportKeyUse("acme-2026", Set.of(Column.KI, Column.OPC), Optional.of("A1B2C3")),
                        new TransportKeyUse("op-key", Set.of(Column.OP), Optional.empty()));
        assertThat(keys.opFile())
                .hasValueSatisfying(path -> assertThat(path.toString()).endsWith("secrets/op"));
        assertThat(keys.opTransportKey()).contains("op-key");
        assertThat(mapping.limits()).isEqualTo(new FileLimits(1024, 80, 2, 1, 1));
    }

    @Test
    void shouldLetAVendorsOwnNameWin() {
        ReadFile file = ReadFile.read(
                "ICCID,IMSI,KI,Sub Key,OPC\n8931080000000001009,204080000000100,x,"
                        + "5F1D289C5D354D0A140C2548F5F3E3BA,E8ED289DEBA952E4283B54E88E6183CA\n",
                parse("columns: {ignored: KI, ki: Sub_Key}"));

        assertThat(file.cards()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            separator: pipe                             | acme.yaml:1: separator: 'pipe' is none of auto, comma
            luhn: maybe                                 | acme.yaml:1: luhn: 'maybe' is none of check, complete
            algorithm: comp128                          | acme.yaml:1: algorithm: 'comp128' is none of milenage
            colums: {}                                  | acme.yaml:1: unknown key 'colums'; did you mean 'columns'?
            columns: {imse: X}                          | acme.yaml:1: unknown key 'imse'; did you mean 'imsi'?
            columns: {imsi: X, iccid: x}                | stands under
            columns: {imsi: '--'}                       | a column's name needs a letter or a digit
            transport-keys: {columns: KI}               | 'name' is missing
            transport-keys: {name: k}                   | 'columns' is missing: which of KI, OPC, OP
            transport-keys: {name: k, columns: PIN1}    | 'PIN1' is none of KI, OPC, OP
            transport-keys: {name: k, columns: KI, key-check-value: x} | six hexadecimal digits
            transport-keys: [{name: k, columns: KI}, {name: l, columns: KI}] | under another transport key
            op-file: vendors/op                         | 'op-file' must lie outside of the configuration folder
            op-transport-key: k                         | 'op-transport-key' is for an 'op-file', and there is none
            op: 00112233445566778899AABBCCDDEEFF        | unknown key 'op'
            limits: {rows: 0}                           | limits.rows: 0 is not between 1 and
            """)
    void shouldReportAMistakeWithItsLine(String text, String problem) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void shouldReportTheMistakesOfAllVendorsTogether() throws IOException {
        Files.createDirectories(configuration.resolve("vendors"));
        Files.writeString(configuration.resolve("vendors/a.yaml"), "\nluhn: x");
        Files.writeString(configuration.resolve("vendors/b.yaml"), "strict: x");

        assertThatThrownBy(() -> VendorMappings.read(configuration))
                .hasMessageContaining("a.yaml:2: ")
                .hasMessageContaining("b.yaml:1: ");
    }

    @Test
    void shouldKnowTheUsualMappingWithoutAnyFile() {
        VendorMappings mappings = VendorMappings.read(configuration);

        assertThat(mappings.names()).containsExactly("default");
        assertThat(mappings.find("default")).contains(VendorMapping.usual("default"));
        assertThat(mappings.find("acme")).isEmpty();
    }
}
